package plumb.compiler.program;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumb.values.types.ClassType;

/** {@code [$a, [$b]] = value}, with a list, a hash (by variable name) or a class on the right. */
public record AssignMany(int pos, Target.Many targets, Expr value) implements Expr {

  /** What can stand left of {@code =}. */
  public sealed interface Target {
    /** One variable; {@code slot} as in {@link Assign}. */
    record One(int pos, int slot, String name) implements Target {}

    /** A nested list. */
    record Many(int pos, List<Target> targets) implements Target {}
  }

  @Override
  public Object eval(Frame f) {
    Object result = value.eval(f);
    assign(targets, result, f);
    return result;
  }

  private void assign(Target target, Object result, Frame f) {
    if (target instanceof Target.One one) {
      f.assign(one.slot(), one.name(), result, pos);
      return;
    }
    List<Target> parts = ((Target.Many) target).targets();
    if (result instanceof Map<?, ?> map) {
      for (Target part : parts) {
        assignFromHash(part, map, f);
      }
    } else if (result instanceof ClassType type && type.className() != null) {
      assignFromClass(parts, type.className(), f);
    } else {
      assignFromList(parts, result instanceof List<?> list ? list : List.of(result), f);
    }
  }

  private void assignFromHash(Target part, Map<?, ?> map, Frame f) {
    if (part instanceof Target.Many many) {
      assign(many, map, f);
      return;
    }
    Target.One one = (Target.One) part;
    @Nullable Object element = map.get(one.name());
    if (element == null) {
      throw f.failure(
          pos,
          "MISSING_MULTI_ASSIGNMENT_KEY",
          "No value for required key '" + one.name() + "' in assignment to variables from hash");
    }
    assign(one, element, f);
  }

  private void assignFromClass(List<Target> parts, String className, Frame f) {
    if (!f.evaluation().isDeclared(className)) {
      throw f.failure(
          value.pos(), "UNKNOWN_RESOURCE", "Resource not found: Class['" + className + "']");
    }
    for (Target part : parts) {
      if (part instanceof Target.One one) {
        @Nullable Object variable =
            f.evaluation().classVariable(className, one.name(), f, one.pos());
        if (variable == null) {
          throw f.failure(
              one.pos(),
              "MISSING_MULTI_ASSIGNMENT_VARIABLE",
              "No value for required variable '$"
                  + className
                  + "::"
                  + one.name()
                  + "' in assignment to variables from class reference");
        }
        assign(one, variable, f);
      }
    }
  }

  private void assignFromList(List<Target> parts, List<?> values, Frame f) {
    if (parts.size() != values.size()) {
      throw f.failure(
          pos,
          "ILLEGAL_MULTI_ASSIGNMENT_SIZE",
          "Mismatched number of assignable entries and values, expected "
              + parts.size()
              + ", got "
              + values.size());
    }
    for (int i = 0; i < parts.size(); i++) {
      assign(parts.get(i), values.get(i), f);
    }
  }
}
