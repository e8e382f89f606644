package plumb.compiler.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import plumb.catalog.schema.MetaParameters;
import plumb.catalog.schema.ResourceTypeSchema;
import plumb.compiler.program.Access;
import plumb.compiler.program.Frame;
import plumb.values.Undef;
import plumb.values.Wording;
import plumb.values.types.ClassType;
import plumb.values.types.ResourceType;
import plumb.values.types.Types;

/**
 * The operator {@code [ ]} on classes and resources: with the type alone it makes references, with
 * a reference it reads parameters of what is declared.
 */
final class ReferenceAccess {
  private static final Pattern TYPE_NAME = Pattern.compile("(::)?[A-Z]\\w*(::[A-Z]\\w*)*");

  private final Compilation compilation;

  ReferenceAccess(Compilation compilation) {
    this.compilation = compilation;
  }

  Object classes(ClassType type, List<Object> keys, Frame f, Access node) {
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
              : parameter("class", type.className(), key, f, node));
    }
    return many ? result : result.get(0);
  }

  private Object classReference(Object key, Frame f, Access node) {
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
    return classReference(canonical, f, node);
  }

  private Object classReference(String name, Frame f, Access node) {
    if (compilation.deprecations().of(name).whole() == null) {
      return new ClassType(name);
    }
    if (compilation.environment().definitions().findClass(name) != null) {
      String title = "Class[" + ResourceNames.classTitle(name) + "]";
      compilation.successors().noteUse(name, () -> title, () -> Successors.at(f, node.pos()));
      return new ClassType(name);
    }
    String successor = compilation.successors().ofClass(name, () -> Successors.at(f, node.pos()));
    return new ClassType(successor == null ? name : successor);
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

  Object resources(ResourceType type, List<Object> keys, Frame f, Access node) {
    if (keys.size() == 1 && type.typeName() == null && keys.get(0) instanceof ResourceType) {
      return keys.get(0);
    }
    List<Object> rest = new ArrayList<>(keys);
    String typeName = type.typeName();
    if (typeName == null && !rest.isEmpty()) {
      typeName = current(specialized(rest.remove(0), f, node), f, node);
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
        result.add(reference(String.valueOf(typeName), title, f, node));
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

  /** The name of a defined type that may be gone and have a successor. */
  private String current(String typeName, Frame f, Access node) {
    String lower = ResourceNames.canonical(typeName);
    if (compilation.deprecations().of(lower).whole() == null) {
      return typeName;
    }
    String successor =
        compilation.successors().ofDefinedType(lower, () -> Successors.at(f, node.pos()));
    return successor == null ? typeName : successor;
  }

  private Object reference(String typeName, String title, Frame f, Access node) {
    return typeName.equalsIgnoreCase("class")
        ? classReference(ResourceNames.canonical(title), f, node)
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
            + ValueAccess.typeName(key)
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
    Object value =
        compilation.formerReads().parameter(declaration, name, () -> Successors.at(f, node.pos()));
    if (value == Undef.UNDEF) {
      Setting byDefault = declaration.scope().defaults(declaration.resource().type()).get(name);
      return byDefault == null ? Undef.UNDEF : byDefault.value();
    }
    return value;
  }

  private boolean accepts(Declaration declaration, String name) {
    ResourceTypeSchema schema = declaration.resource().schema();
    if (schema != null) {
      return schema.accepts(name);
    }
    if (MetaParameters.contains(name) || name.equals("name") || name.equals("title")) {
      return true;
    }
    return compilation.formerReads().accepts(declaration, name);
  }
}
