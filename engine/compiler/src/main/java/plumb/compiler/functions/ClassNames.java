package plumb.compiler.functions;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import plumb.values.EvaluationException;
import plumb.values.SizeLimit;
import plumb.values.TimeLimit;
import plumb.values.Undef;
import plumb.values.Wording;
import plumb.values.types.ClassType;
import plumb.values.types.ResourceType;

/** Class names as include and its relatives take them: strings, references, nested lists. */
final class ClassNames {
  private ClassNames() {}

  /** Absolute names in lower case. */
  static List<String> of(List<Object> args) {
    List<String> names = new ArrayList<>();
    for (Object value : flatten(args)) {
      String name = name(value).toLowerCase(Locale.ROOT);
      names.add(name.startsWith("::") ? name : "::" + name);
    }
    return names;
  }

  static List<Object> flatten(Object value) {
    List<Object> flat = new ArrayList<>();
    flatten(value, flat);
    return flat;
  }

  private static void flatten(Object value, List<Object> into) {
    if (value instanceof List<?> list) {
      TimeLimit.check();
      list.forEach(element -> flatten(element, into));
      SizeLimit.checkElements(into.size());
    } else {
      into.add(value);
    }
  }

  private static String name(Object value) {
    if (value == Undef.UNDEF) {
      throw new EvaluationException("Cannot use undef as a class name");
    }
    if (value instanceof ClassType type) {
      if (type.className() == null) {
        throw new EvaluationException("Cannot use an unspecific Class[] Type");
      }
      return type.className();
    }
    if (value instanceof ResourceType type) {
      return name(type);
    }
    if (value instanceof String text) {
      if (text.isEmpty()) {
        throw new EvaluationException("Cannot use empty string as a class name");
      }
      return text;
    }
    throw new EvaluationException("Cannot use " + Wording.aLabel(value) + " as a class name");
  }

  private static String name(ResourceType type) {
    if (type.typeName() == null) {
      throw new EvaluationException(
          "Cannot use an unspecific Resource[] where a Resource['class', name] is expected");
    }
    if (!type.typeName().equalsIgnoreCase("class")) {
      throw new EvaluationException(
          "Cannot use a Resource["
              + type.typeName()
              + "] where a Resource['class', name] is expected");
    }
    if (type.title() == null) {
      throw new EvaluationException(
          "Cannot use an unspecific Resource['class'] where a Resource['class', name] is expected");
    }
    return type.title();
  }
}
