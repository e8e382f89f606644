package plumb.analysis.deprecations;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plumb.compiler.deprecation.Deprecation.Kind;
import plumb.compiler.program.Param;

/**
 * A parameter or definition for which there is evidence, while more is gathered. Confined to one
 * thread.
 */
final class Case {
  private final Documented definition;
  private final @Nullable Param parameter;
  private final Set<Evidence> evidence = new LinkedHashSet<>();
  private Confidence confidence = Confidence.LIKELY;
  private @Nullable String message;

  /**
   * @param parameter null when all of the definition is deprecated
   */
  Case(Documented definition, @Nullable Param parameter) {
    this.definition = definition;
    this.parameter = parameter;
  }

  Documented definition() {
    return definition;
  }

  /** The name of the parameter, or null. */
  @Nullable String parameter() {
    return parameter == null ? null : parameter.name();
  }

  Set<Evidence> evidence() {
    return evidence;
  }

  void add(Evidence one, Confidence sure) {
    evidence.add(one);
    if (sure.compareTo(confidence) > 0) {
      confidence = sure;
    }
    if (one.kind() == Evidence.Kind.MESSAGE && message == null) {
      message = one.text();
    }
  }

  RecognisedDeprecation with(List<Replacement> replacements) {
    int pos = parameter == null ? definition.code().pos() : definition.position(parameter);
    Set<Evidence> all = new LinkedHashSet<>(evidence);
    replacements.forEach(one -> all.add(one.evidence()));
    return new RecognisedDeprecation(
        kind(),
        definition.owner(),
        parameter(),
        definition.source().path(),
        definition.lines().line(pos),
        definition.lines().column(pos),
        confidence,
        message,
        replacements.stream()
            .sorted(Comparator.comparing(Replacement::confidence).reversed())
            .toList(),
        new ArrayList<>(all));
  }

  private Kind kind() {
    if (parameter != null) {
      return Kind.PARAMETER;
    }
    return switch (definition.code().kind()) {
      case DEFINED_TYPE -> Kind.DEFINED_TYPE;
      case FUNCTION -> Kind.FUNCTION;
      default -> Kind.CLASS;
    };
  }
}
