package plumb.compiler.program;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import plumb.values.types.Mismatch;
import plumb.values.types.StructType;

/** Arguments that are given by name: to classes, defined types and templates. */
public final class NamedArguments {
  private NamedArguments() {}

  /**
   * What is wrong with arguments that do not {@link #fit}: unknown names, missing values, wrong
   * types; empty when nothing is.
   *
   * @param callee what they are given to, as {@code Class[Foo]}
   * @param frame where the types are evaluated
   */
  public static String problems(
      String callee, List<Param> params, Map<String, Object> given, Frame frame) {
    List<StructType.Element> elements = new ArrayList<>(params.size());
    for (Param param : params) {
      elements.add(
          new StructType.Element(
              param.name(),
              param.defaultValue() != null,
              frame.evaluation().declaredType(param.type(), frame)));
    }
    return Mismatch.describeParameters(callee, StructType.of(elements), given, false);
  }

  /**
   * Whether arguments are those that the parameters take, each of its type.
   *
   * @param given the argument of the parameter of that number, null when there is none
   * @param count how many arguments there are
   * @param frame where the types are evaluated
   */
  public static boolean fit(
      List<Param> params, IntFunction<@Nullable Object> given, int count, Frame frame) {
    int known = 0;
    for (int i = 0; i < params.size(); i++) {
      Param param = params.get(i);
      Object value = given.apply(i);
      if (value == null) {
        if (param.defaultValue() == null) {
          return false;
        }
      } else {
        known++;
        if (param.type() != null
            && !frame.evaluation().declaredType(param.type(), frame).isInstance(value)) {
          return false;
        }
      }
    }
    return known == count;
  }
}
