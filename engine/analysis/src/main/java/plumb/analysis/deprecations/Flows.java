package plumb.analysis.deprecations;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import plumb.analysis.deprecations.Variables.ParameterName;
import plumb.analysis.semantic.Code;
import plumb.compiler.program.Assign;
import plumb.compiler.program.Attribute;
import plumb.compiler.program.Call;
import plumb.compiler.program.Expr;
import plumb.compiler.program.If;
import plumb.compiler.program.ResourceExpr;
import plumb.compiler.program.ResourceName;
import plumb.compiler.program.Selector;

/**
 * Finds where a definition takes the value of one parameter or that of another: {@code pick($old,
 * $new)}, {@code $old ? { undef => $new, default => $old }}, and branches that assign the same
 * variable or set the same attribute.
 */
final class Flows {
  private static final Set<String> PICKING = Set.of("pick", "pick_default");

  private final Documented definition;
  private final Variables variables;
  private final Predicate<ParameterName> exists;
  private final List<Flow> found = new ArrayList<>();

  private Flows(Documented definition, Predicate<ParameterName> exists) {
    this.definition = definition;
    this.variables = Variables.of(definition);
    this.exists = exists;
  }

  /** The pairs, in the order of the text. */
  static List<Flow> in(Documented definition, Predicate<ParameterName> exists) {
    Flows flows = new Flows(definition, exists);
    for (Expr expression : definition.code().all()) {
      if (expression instanceof Call call && PICKING.contains(call.name())) {
        flows.pick(call);
      } else if (expression instanceof Selector selector) {
        flows.select(selector);
      } else if (expression instanceof If choice) {
        flows.choose(choice);
      }
    }
    return flows.found;
  }

  private @Nullable ParameterName parameter(@Nullable Expr expression) {
    ParameterName read = expression == null ? null : variables.parameterName(expression);
    return read != null && exists.test(read) ? read : null;
  }

  private void pick(Call call) {
    List<ParameterName> read =
        call.args().stream().map(this::parameter).filter(Objects::nonNull).toList();
    for (int i = 0; i + 1 < read.size(); i++) {
      add(read.get(i), read.get(i + 1), call.pos(), true);
    }
  }

  private void select(Selector selector) {
    ParameterName tested = parameter(selector.test());
    if (tested == null) {
      return;
    }
    List<ParameterName> values =
        selector.entries().stream()
            .map(entry -> parameter(entry.value()))
            .filter(Objects::nonNull)
            .distinct()
            .toList();
    if (values.contains(tested)) {
      values.forEach(value -> add(tested, value, selector.pos(), true));
    }
  }

  private void choose(If choice) {
    if (choice.thenBranch() == null || choice.elseBranch() == null) {
      return;
    }
    Map<String, Given> first = given(choice.thenBranch());
    Map<String, Given> second = given(choice.elseBranch());
    first.forEach(
        (target, one) -> {
          Given other = second.get(target);
          if (other != null) {
            boolean exact = one.beside().equals(other.beside());
            add(one.parameter(), other.parameter(), one.pos(), exact);
          }
        });
  }

  /**
   * A parameter that a branch gives to something.
   *
   * @param beside the names of the other attributes that are set with it
   */
  private record Given(ParameterName parameter, int pos, Set<String> beside) {}

  /** What a branch gives to variables and attributes, by their names. */
  private Map<String, Given> given(Expr branch) {
    Map<String, Given> given = new LinkedHashMap<>();
    for (Expr expression : Code.within(branch)) {
      if (expression instanceof Assign assign) {
        ParameterName value = value(assign.value());
        if (value != null) {
          given.put("$" + assign.name(), new Given(value, assign.pos(), Set.of()));
        }
      } else if (expression instanceof ResourceExpr resource
          && resource.type() instanceof ResourceName type) {
        resource.bodies().forEach(body -> attributes(type.name(), body, given));
      }
    }
    return given;
  }

  private void attributes(String type, ResourceExpr.ResourceBody body, Map<String, Given> given) {
    String title = variables.text(body.title());
    Set<String> names =
        body.attributes().stream()
            .map(Attribute::name)
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    for (Attribute attribute : body.attributes()) {
      ParameterName value = parameter(attribute.value());
      if (title != null && value != null) {
        String target = type + "[" + title + "]/" + attribute.name();
        given.put(target, new Given(value, attribute.pos(), names));
      }
    }
  }

  /** The parameter that a value is, or is when it is set. */
  private @Nullable ParameterName value(Expr value) {
    if (value instanceof Call call && PICKING.contains(call.name()) && !call.args().isEmpty()) {
      return parameter(call.args().get(0));
    }
    return parameter(value);
  }

  private void add(ParameterName one, ParameterName other, int pos, boolean exact) {
    if (!one.equals(other)) {
      found.add(new Flow(one, other, pos, exact));
    }
  }
}
