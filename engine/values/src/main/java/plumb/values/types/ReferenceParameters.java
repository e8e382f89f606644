package plumb.values.types;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import plumb.values.EvaluationException;
import plumb.values.Undef;
import plumb.values.Wording;

/** Parameters of {@code Class} and of resource types: names and titles. */
final class ReferenceParameters {
  private ReferenceParameters() {}

  static Object parameterize(CatalogEntryType base, List<Object> arguments) {
    if (arguments.isEmpty()) {
      throw new EvaluationException(
          "BAD_TYPE_SLICE_ARITY", base + "[] accepts 1 or more arguments. Got 0");
    }
    return base instanceof ClassType classType
        ? classes(classType, arguments)
        : resources((ResourceType) base, arguments);
  }

  private static Object classes(ClassType base, List<Object> arguments) {
    if (base.className() != null) {
      throw TypeFactory.notParameterizable(base);
    }
    List<Object> names = withoutUndef(TypeArguments.flattened(base, arguments).values());
    List<Object> result = new ArrayList<>(names.size());
    for (int i = 0; i < names.size(); i++) {
      result.add(new ClassType(className(names.get(i), TypeArguments.operand(i))));
    }
    return several(arguments) ? result : single(result);
  }

  private static String className(Object value, int operand) {
    if (!(value instanceof String given)) {
      throw new EvaluationException(
          "ILLEGAL_HOSTCLASS_NAME",
          "Illegal Class name in class reference. "
              + Wording.capitalALabel(value)
              + " cannot be used where a String is expected",
          operand);
    }
    String name = given.toLowerCase(Locale.ROOT);
    if (name.startsWith("::")) {
      name = name.substring(2);
    }
    if (!isName(name)) {
      throw new EvaluationException(
          "ILLEGAL_NAME",
          "Illegal name. The given name '"
              + given
              + "' does not conform to the naming rule /^((::)?[a-z_]\\w*)(::[a-z]\\w*)*$/",
          operand);
    }
    return name;
  }

  /** Segments of a lower case letter and word characters between double colons. */
  private static boolean isName(String name) {
    String[] segments = (name.startsWith("::") ? name.substring(2) : name).split("::", -1);
    for (String segment : segments) {
      if (segment.isEmpty() || segment.charAt(0) < 'a' || segment.charAt(0) > 'z') {
        return false;
      }
      if (!areWordCharacters(segment)) {
        return false;
      }
    }
    return true;
  }

  private static boolean areWordCharacters(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 128 || !(Character.isLetterOrDigit(c) || c == '_')) {
        return false;
      }
    }
    return true;
  }

  private static Object resources(ResourceType base, List<Object> arguments) {
    String typeName = base.typeName();
    List<Object> titles = new ArrayList<>(arguments);
    if (typeName == null) {
      if (arguments.size() == 1 && arguments.get(0) instanceof ResourceType only) {
        return only;
      }
      typeName = typeName(titles.remove(0));
    } else if (base.title() != null) {
      throw TypeFactory.notParameterizable(base);
    }
    boolean several = titles.size() > 1 || (titles.size() == 1 && titles.get(0) instanceof List);
    List<Object> flat = withoutUndef(TypeArguments.flattened(base, titles).values());
    if (flat.isEmpty()) {
      return titles.isEmpty() ? new ResourceType(typeName, null) : several ? flat : Undef.UNDEF;
    }
    List<Object> result = new ArrayList<>(flat.size());
    for (int i = 0; i < flat.size(); i++) {
      if (!(flat.get(i) instanceof String title)) {
        throw new EvaluationException(
            "BAD_TYPE_SPECIALIZATION",
            "Error creating type specialization of "
                + Wording.aLabel(base)
                + ", Cannot use "
                + TypeArguments.keyTypeName(flat.get(i))
                + " where a resource title String is expected",
            TypeArguments.operand(titles.size() == arguments.size() ? i : i + 1));
      }
      result.add(new ResourceType(typeName, title));
    }
    return several ? result : single(result);
  }

  /**
   * The name of a type of resources, as the first argument of {@code Resource[]} gives it.
   *
   * @throws EvaluationException when it cannot be one
   */
  private static String typeName(Object first) {
    String name;
    if (first instanceof ResourceType type && type.typeName() != null) {
      name = type.typeName();
    } else if (first instanceof String text) {
      name = ResourceType.capitalizeSegments(text);
    } else {
      throw new EvaluationException(
          "ILLEGAL_RESOURCE_SPECIALIZATION",
          "First argument to Resource[] must be a resource type or a String. Got "
              + TypeArguments.keyTypeName(first)
              + ".",
          2);
    }
    for (String segment : (name.startsWith("::") ? name.substring(2) : name).split("::", -1)) {
      boolean capital = !segment.isEmpty() && segment.charAt(0) >= 'A' && segment.charAt(0) <= 'Z';
      if (!capital || !areWordCharacters(segment)) {
        throw new EvaluationException(
            "ILLEGAL_CLASSREF",
            "Illegal type reference. The given name '"
                + name
                + "' does not conform to the naming rule",
            2);
      }
    }
    return name;
  }

  private static List<Object> withoutUndef(List<Object> values) {
    List<Object> result = new ArrayList<>(values);
    result.removeIf(value -> value == Undef.UNDEF);
    return result;
  }

  private static boolean several(List<Object> arguments) {
    return arguments.size() > 1 || arguments.get(0) instanceof List<?>;
  }

  private static Object single(List<Object> result) {
    return result.isEmpty() ? Undef.UNDEF : result.get(result.size() - 1);
  }
}
