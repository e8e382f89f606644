package plumb.analysis.deprecations;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import plumb.analysis.deprecations.Suggestions.Suggestion;
import plumb.analysis.deprecations.Variables.ParameterName;
import plumb.compiler.program.Lines;

/** Finds what stands in for deprecated parameters and definitions, by code and by text. */
final class ReplacementSearch {
  private final ModuleInterfaces interfaces;
  private final Set<ParameterName> deprecated;
  private final Map<Documented, List<Flow>> flows;

  private ReplacementSearch(
      ModuleInterfaces interfaces,
      Set<ParameterName> deprecated,
      Map<Documented, List<Flow>> flows) {
    this.interfaces = interfaces;
    this.deprecated = deprecated;
    this.flows = flows;
  }

  /** The search in a module of which all deprecations are known. */
  static ReplacementSearch of(ModuleInterfaces interfaces, List<Case> cases) {
    Map<Documented, List<Flow>> flows = new LinkedHashMap<>();
    for (Documented definition : interfaces.definitions()) {
      List<Flow> own =
          Flows.in(
              definition,
              name -> !name.owner().isEmpty() && interfaces.has(name.owner(), name.name()));
      if (!own.isEmpty()) {
        flows.put(definition, own);
      }
    }
    Set<ParameterName> deprecated =
        cases.stream()
            .filter(one -> one.parameter() != null)
            .map(ReplacementSearch::name)
            .collect(Collectors.toSet());
    return new ReplacementSearch(interfaces, deprecated, flows);
  }

  private static ParameterName name(Case one) {
    return new ParameterName(one.definition().owner(), String.valueOf(one.parameter()));
  }

  /** The replacements of what a case is about. */
  List<Replacement> of(Case one) {
    List<Replacement> found = new ArrayList<>();
    if (one.parameter() != null) {
      byCode(name(one), found);
    }
    for (Evidence evidence : one.evidence()) {
      if (evidence.kind() != Evidence.Kind.SECTION) {
        byText(one.definition(), one.parameter(), evidence, found);
      }
    }
    boolean precise = found.stream().anyMatch(each -> each.parameter() != null);
    return one.parameter() != null && precise
        ? found.stream().filter(each -> each.parameter() != null).toList()
        : found;
  }

  private void byCode(ParameterName name, List<Replacement> found) {
    flows.forEach(
        (definition, pairs) -> {
          for (Flow flow : pairs) {
            if (flow.touches(name) && !deprecated.contains(flow.beside(name))) {
              ParameterName other = flow.beside(name);
              Confidence sure = flow.exact() ? Confidence.PROVED : Confidence.LIKELY;
              add(
                  new Replacement(other.owner(), other.name(), sure, place(definition, flow)),
                  found);
            }
          }
        });
  }

  private static Evidence place(Documented definition, Flow flow) {
    Lines lines = definition.lines();
    int line = lines.line(flow.pos());
    String text = definition.source().text().lines().skip(line - 1L).findFirst().orElse("");
    return new Evidence(
        Evidence.Kind.CODE,
        definition.source().path(),
        line,
        lines.column(flow.pos()),
        Wording.oneLine(text));
  }

  private void byText(
      Documented definition,
      @Nullable String parameter,
      Evidence evidence,
      List<Replacement> found) {
    for (Suggestion one : Suggestions.in(evidence.text(), definition, parameter, interfaces)) {
      boolean stands =
          one.parameter() == null
              || !deprecated.contains(new ParameterName(one.owner(), one.parameter()));
      Confidence sure = one.exact() ? Confidence.STATED : Confidence.LIKELY;
      boolean known =
          found.stream()
              .anyMatch(each -> each.parameter() != null && each.owner().equals(one.owner()));
      if (stands && (one.exact() || !known)) {
        add(new Replacement(one.owner(), one.parameter(), sure, evidence), found);
      }
    }
  }

  /** Adds a replacement, or makes one that is known surer. */
  private static void add(Replacement one, List<Replacement> found) {
    for (int i = 0; i < found.size(); i++) {
      if (found.get(i).isSameAs(one)) {
        if (one.confidence().compareTo(found.get(i).confidence()) > 0) {
          found.set(i, one);
        }
        return;
      }
    }
    found.add(one);
  }
}
