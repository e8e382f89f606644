package plumb.compiler.program;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import plumb.values.types.Mismatch;
import plumb.values.types.StructType;

/** Arguments that are given by name: to classes, defined types and templates. */
public final class NamedArguments {
  private NamedArguments() {}

  /**
   * What is wrong with arguments: unknown names, missing values, wrong types; empty when nothing
   * is.
   *
   * @param callee what they are given to, as {@code Class[Foo]}
   * @param frame where the types are evaluated
   */
  public static String problems(
      String callee, List<Param> params, Map<String, Object> given, Frame frame) {
    if (fits(params, given, frame)) {
      return "";
    }
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

  private static boolean fits(List<Param> params, Map<String, Object> given, Frame frame) {
    int known = 0;
    for (Param param : params) {
      Object value = given.get(param.name());
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
    return known == given.size();
  }
}
