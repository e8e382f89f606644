package plumb.analysis.deprecations;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import plumb.analysis.deprecations.Documentation.Description;
import plumb.analysis.deprecations.Remarks.Remark;
import plumb.compiler.program.Param;

/** Gathers what one definition says of its own deprecations. Confined to one thread. */
final class DefinitionEvidence {
  private static final Pattern UNNAMED =
      Pattern.compile(
          "\\b(this|the) (parameter|option|attribute|setting)\\b|^parameter is\\b",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern OF_DEFINITION =
      Pattern.compile("\\b(class|define|defined type|resource type|module|function)\\b");

  private final Documented definition;
  private final ModuleInterfaces interfaces;
  private final Map<String, Case> byParameter = new LinkedHashMap<>();
  private final Case itself;

  DefinitionEvidence(Documented definition, ModuleInterfaces interfaces) {
    this.definition = definition;
    this.interfaces = interfaces;
    this.itself = new Case(definition, null);
  }

  /** What is deprecated, with the evidence: the definition first, then its parameters. */
  List<Case> cases() {
    for (Param param : definition.code().params()) {
      comments(param);
    }
    Messages.in(definition).stream()
        .filter(message -> Wording.isMessage(message.text()))
        .forEach(this::message);
    List<Case> cases = new ArrayList<>(ofItself());
    definition.code().params().stream()
        .map(param -> byParameter.get(param.name()))
        .filter(one -> one != null)
        .forEach(cases::add);
    return cases;
  }

  /** The definition alone, if it is deprecated. */
  List<Case> ofItself() {
    Documentation documentation = definition.documentation();
    Description about = documentation.about();
    Remark tag = documentation.tag();
    Remark title = documentation.title();
    if (tag != null) {
      itself.add(evidence(Evidence.Kind.TAG, tag, tag.text()), Confidence.STATED);
    }
    String said = Wording.ofDefinition(about.text());
    if (title != null) {
      itself.add(
          evidence(Evidence.Kind.TEXT, title, title.text() + " " + about.text()),
          Confidence.STATED);
    } else if (tag == null && said != null && about.remark() != null) {
      itself.add(evidence(Evidence.Kind.TEXT, about.remark(), said), Confidence.STATED);
    }
    return itself.evidence().isEmpty() ? List.of() : List.of(itself);
  }

  private void comments(Param param) {
    Remark section = definition.sections().get(param.name());
    Description described = definition.documentation().parameters().get(param.name());
    if (section == null && described != null) {
      section = described.section();
    }
    if (section != null) {
      add(
          param.name(),
          evidence(Evidence.Kind.SECTION, section, section.text()),
          Confidence.STATED);
    }
    Remark note = definition.notes().get(param.name());
    if (note != null) {
      add(param.name(), evidence(Evidence.Kind.TEXT, note, note.text()), Confidence.STATED);
    }
    String said = described == null ? null : Wording.ofParameter(described.text());
    if (described != null
        && described.remark() != null
        && said != null
        && !Suggestions.recommends(said, definition, param.name(), interfaces)) {
      boolean tag = said.contains("@deprecated");
      Evidence.Kind kind = tag ? Evidence.Kind.TAG : Evidence.Kind.TEXT;
      add(param.name(), evidence(kind, described.remark(), said), Confidence.STATED);
    }
  }

  private void message(Message message) {
    Evidence evidence =
        new Evidence(
            Evidence.Kind.MESSAGE,
            definition.source().path(),
            definition.lines().line(message.pos()),
            definition.lines().column(message.pos()),
            message.text());
    if (message.given().isEmpty()) {
      if (!message.fails() && isOfDefinition(message.text())) {
        itself.add(evidence, Confidence.PROVED);
      }
      return;
    }
    List<String> named = Mentions.in(message.text(), definition);
    for (Set<String> given : message.given()) {
      if (!given.isEmpty()) {
        List<String> meant = given.stream().filter(named::contains).toList();
        if (!meant.isEmpty()) {
          meant.forEach(name -> add(name, evidence, Confidence.PROVED));
        } else if (given.size() == 1 && UNNAMED.matcher(message.text()).find()) {
          given.forEach(name -> add(name, evidence, Confidence.PROVED));
        } else {
          continue;
        }
        return;
      }
    }
  }

  private boolean isOfDefinition(String text) {
    return OF_DEFINITION.matcher(text).find()
        || text.replaceFirst("^(The )?(::)?", "").startsWith(definition.owner() + " ");
  }

  private void add(String parameter, Evidence evidence, Confidence sure) {
    @Nullable Param param = definition.parameter(parameter);
    byParameter.computeIfAbsent(parameter, name -> new Case(definition, param)).add(evidence, sure);
  }

  private Evidence evidence(Evidence.Kind kind, Remark at, String text) {
    return new Evidence(
        kind, definition.source().path(), at.line(), at.column(), Wording.oneLine(text));
  }
}
