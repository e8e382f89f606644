package plumb.compiler.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import plumb.catalog.schema.MetaParameters;
import plumb.catalog.schema.ResourceTypeSchema;
import plumb.compiler.program.Access;
import plumb.compiler.program.Frame;
import plumb.values.Type;
import plumb.values.Undef;
import plumb.values.ValueText;
import plumb.values.Wording;
import plumb.values.types.ClassType;
import plumb.values.types.ResourceType;
import plumb.values.types.TypeFactory;
import plumb.values.types.Types;

/** The operator {@code [ ]} on strings, lists, hashes, types and resources. */
final class ValueAccess {
  private static final Pattern TYPE_NAME = Pattern.compile("(::)?[A-Z]\\w*(::[A-Z]\\w*)*");

  private final Compilation compilation;

  ValueAccess(Compilation compilation) {
    this.compilation = compilation;
  }

  Object access(Object value, List<Object> keys, Frame f, Access node) {
    if (value instanceof Map<?, ?> map) {
      return hash(map, keys, f, node);
    }
    if (value instanceof List<?> list) {
      return list(list, Compilation.flattened(keys), f, node);
    }
    if (value instanceof String text) {
      return string(text, Compilation.flattened(keys), f, node);
    }
    if (value instanceof ClassType type) {
      return classes(type, keys, f, node);
    }
    if (value instanceof ResourceType type) {
      return resources(type, keys, f, node);
    }
    if (value instanceof Type type) {
      return TypeFactory.parameterize(type, keys);
    }
    if (value instanceof plumb.values.Binary binary) {
      int[] bounds = bounds(Compilation.flattened(keys), binary.length(), "a String", f, node);
      return binary.slice(bounds[0], bounds[1]);
    }
    throw f.failure(
        node.left().pos(),
        "OPERATOR_NOT_APPLICABLE",
        "Operator '[]' is not applicable to " + Wording.aLabel(value) + ".");
  }

  private static Object hash(Map<?, ?> map, List<Object> keys, Frame f, Access node) {
    if (keys.isEmpty()) {
      throw f.failure(
          node.left().pos(),
          "BAD_HASH_SLICE_ARITY",
          "Hash supports [] with one or more keys. Got 0");
    }
    if (keys.size() == 1) {
      Object found = map.get(keys.get(0));
      return found == null ? Undef.UNDEF : found;
    }
    List<Object> values = new ArrayList<>();
    for (Object key : keys) {
      Object found = map.get(key);
      if (found != null && found != Undef.UNDEF) {
        values.add(found);
      }
    }
    return values;
  }

  private static Object list(List<?> list, List<Object> keys, Frame f, Access node) {
    if (keys.isEmpty() || keys.size() > 2) {
      throw f.failure(
          node.left().pos(),
          "BAD_ARRAY_SLICE_ARITY",
          "Array supports [] with one or two keys. Got " + keys.size());
    }
    int[] bounds = bounds(keys, list.size(), "an Array", f, node);
    if (keys.size() == 1) {
      return bounds[0] < 0 || bounds[0] >= list.size() ? Undef.UNDEF : list.get(bounds[0]);
    }
    int end = Math.min(bounds[0] + bounds[1], list.size());
    return bounds[0] > list.size() || end <= bounds[0]
        ? new ArrayList<>()
        : new ArrayList<>(list.subList(bounds[0], end));
  }

  private static Object string(String text, List<Object> keys, Frame f, Access node) {
    if (keys.isEmpty() || keys.size() > 2) {
      throw f.failure(
          node.left().pos(),
          "BAD_STRING_SLICE_ARITY",
          "String supports [] with one or two arguments. Got " + keys.size());
    }
    int length = text.codePointCount(0, text.length());
    int[] bounds = bounds(keys, length, "a String", f, node);
    int start = bounds[0];
    int end = Math.min(keys.size() == 1 ? start + 1 : start + bounds[1], length);
    if (start < 0 || start >= length || end <= start) {
      return "";
    }
    return text.substring(text.offsetByCodePoints(0, start), text.offsetByCodePoints(0, end));
  }

  /** Start and length; negative ones count from the end. */
  private static int[] bounds(List<Object> keys, int size, String label, Frame f, Access node) {
    long start = index(keys, 0, label, f, node);
    start = start < 0 ? size + start : start;
    if (keys.size() == 1) {
      return new int[] {clamp(start), 1};
    }
    long length = index(keys, 1, label, f, node);
    length = length < 0 ? size - start + length + 1 : length;
    if (start < 0) {
      length += start;
      start = 0;
    }
    return new int[] {clamp(start), clamp(length)};
  }

  private static int clamp(long value) {
    return (int) Math.max(-1, Math.min(value, Integer.MAX_VALUE / 2));
  }

  private static long index(List<Object> keys, int i, String label, Frame f, Access node) {
    Object key = keys.get(i);
    Number number = key instanceof String text ? plumb.values.Numbers.parse(text) : null;
    if (number == null && key instanceof Number given) {
      number = given;
    }
    if (number instanceof Long whole) {
      return whole;
    }
    int pos = node.keys().get(Math.min(i, node.keys().size() - 1)).pos();
    if (label.equals("a String")) {
      throw f.failure(
          pos,
          "BAD_STRING_SLICE_KEY_TYPE",
          "A substring operation does not accept "
              + Wording.withArticle(typeName(number == null ? key : number))
              + " as a character index. Expected an Integer");
    }
    throw number == null
        ? f.failure(
            pos,
            "NOT_NUMERIC",
            "The value '" + ValueText.of(key) + "' cannot be converted to Numeric.")
        : f.failure(
            pos,
            "BAD_SLICE_KEY_TYPE",
            "An Array[] cannot use " + typeName(number) + " where Integer is expected");
  }

  private static String typeName(Object value) {
    return value == Undef.UNDEF ? "Undef" : Types.inferGeneric(value).toString();
  }

  private Object classes(ClassType type, List<Object> keys, Frame f, Access node) {
    boolean many = keys.size() > 1 || !keys.isEmpty() && keys.get(0) instanceof List<?>;
    List<Object> flat = Compilation.flattened(keys);
    flat.removeIf(key -> key == Undef.UNDEF);
    if (flat.isEmpty()) {
      return many ? new ArrayList<>() : Undef.UNDEF;
    }
    List<Object> result = new ArrayList<>();
    for (Object key : flat) {
      result.add(
          type.className() == null
              ? classReference(key, f, node)
              : classParameter(type, key, f, node));
    }
    return many ? result : result.get(0);
  }

  private static Object classReference(Object key, Frame f, Access node) {
    Object name = key;
    if (key instanceof ResourceType resource
        && resource.typeName() != null
        && resource.title() == null) {
      name = resource.typeName();
    }
    if (!(name instanceof String text)) {
      throw f.failure(
          node.keys().get(0).pos(),
          "ILLEGAL_HOSTCLASS_NAME",
          "Illegal Class name in class reference. "
              + Wording.capitalALabel(key)
              + " cannot be used where a String is expected");
    }
    String canonical = ResourceNames.canonical(text);
    if (!isName(canonical)) {
      throw f.failure(
          node.keys().get(0).pos(),
          "ILLEGAL_NAME",
          "Illegal name. The given name '"
              + text
              + "' does not conform to the naming rule /^((::)?[a-z]\\w*)(::[a-z]\\w*)*$/");
    }
    return new ClassType(canonical);
  }

  private static boolean isName(String name) {
    for (String segment : name.split("::", -1)) {
      if (segment.isEmpty() || !Character.isLowerCase(segment.charAt(0))) {
        return false;
      }
      for (int i = 1; i < segment.length(); i++) {
        if (!Character.isLetterOrDigit(segment.charAt(i)) && segment.charAt(i) != '_') {
          return false;
        }
      }
    }
    return true;
  }

  private Object classParameter(ClassType type, Object key, Frame f, Access node) {
    return parameter("class", String.valueOf(type.className()), key, f, node);
  }

  private Object resources(ResourceType type, List<Object> keys, Frame f, Access node) {
    if (keys.size() == 1 && type.typeName() == null && keys.get(0) instanceof ResourceType) {
      return keys.get(0);
    }
    List<Object> rest = new ArrayList<>(keys);
    String typeName = type.typeName();
    if (typeName == null && !rest.isEmpty()) {
      typeName = specialized(rest.remove(0), f, node);
    }
    boolean many = rest.size() > 1 || !rest.isEmpty() && rest.get(0) instanceof List<?>;
    List<Object> flat = Compilation.flattened(rest);
    flat.removeIf(key -> key == Undef.UNDEF);
    if (flat.isEmpty()) {
      if (!rest.isEmpty()) {
        return many ? new ArrayList<>() : Undef.UNDEF;
      }
      return new ResourceType(typeName, null);
    }
    List<Object> result = new ArrayList<>();
    for (Object key : flat) {
      if (type.title() != null) {
        result.add(parameter(String.valueOf(typeName), type.title(), key, f, node));
      } else if (key instanceof String title) {
        result.add(reference(String.valueOf(typeName), title));
      } else {
        throw f.failure(
            node.keys().get(0).pos(),
            "BAD_TYPE_SPECIALIZATION",
            "Error creating type specialization of a Resource-Type, Cannot use "
                + Types.inferGeneric(key)
                + " where a resource title String is expected");
      }
    }
    return many ? result : result.get(0);
  }

  private static Object reference(String typeName, String title) {
    return typeName.equalsIgnoreCase("class")
        ? new ClassType(ResourceNames.canonical(title))
        : new ResourceType(ResourceNames.capitalize(typeName.toLowerCase(Locale.ROOT)), title);
  }

  private static String specialized(Object key, Frame f, Access node) {
    if (key instanceof ResourceType type && type.typeName() != null) {
      return type.typeName();
    }
    if (key instanceof String text) {
      String name = ResourceNames.capitalize(text);
      if (!TYPE_NAME.matcher(name).matches()) {
        throw f.failure(
            node.keys().get(0).pos(),
            "ILLEGAL_CLASSREF",
            "Illegal type reference. The given name '"
                + name
                + "' does not conform to the naming rule");
      }
      return name;
    }
    if (key instanceof ClassType) {
      return "Class";
    }
    throw f.failure(
        node.keys().get(0).pos(),
        "ILLEGAL_RESOURCE_SPECIALIZATION",
        "First argument to Resource[] must be a resource type or a String. Got "
            + typeName(key)
            + ".");
  }

  private Object parameter(String type, String title, Object key, Frame f, Access node) {
    Declaration declaration = compilation.resources().find(type, title);
    if (declaration == null) {
      throw f.failure(
          node.pos(),
          "UNKNOWN_RESOURCE",
          "Resource not found: " + ResourceNames.capitalize(type) + "['" + title + "']");
    }
    if (!(key instanceof String name) || !accepts(declaration, name)) {
      throw f.failure(
          node.pos(),
          "UNKNOWN_RESOURCE_PARAMETER",
          "The resource "
              + ResourceNames.capitalize(type)
              + "['"
              + title
              + "'] does not have a parameter called '"
              + key
              + "'");
    }
    Object value = declaration.value(name);
    if (value == Undef.UNDEF) {
      @Nullable Setting byDefault =
          declaration.scope().defaults(declaration.resource().type()).get(name);
      return byDefault == null ? Undef.UNDEF : byDefault.value();
    }
    return value;
  }

  private static boolean accepts(Declaration declaration, String name) {
    ResourceTypeSchema schema = declaration.resource().schema();
    if (schema != null) {
      return schema.accepts(name);
    }
    if (MetaParameters.contains(name) || name.equals("name") || name.equals("title")) {
      return true;
    }
    var classDefinition = declaration.classDefinition();
    var definedType = declaration.definedType();
    var params =
        classDefinition != null
            ? classDefinition.code().params()
            : definedType != null
                ? definedType.code().params()
                : List.<plumb.compiler.program.Param>of();
    return params.stream().anyMatch(param -> param.name().equals(name));
  }
}
