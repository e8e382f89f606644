package plumb.compiler;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import plumb.catalog.Catalog;
import plumb.catalog.Kind;
import plumb.catalog.Resource;
import plumb.catalog.schema.Attribute;
import plumb.catalog.schema.ResourceTypeSchema;
import plumb.compiler.evaluation.NativeTypes;
import plumb.compiler.yaml.YamlReader;
import plumb.values.EvaluationException;

/**
 * Resource types that a module describes in {@code types.d/NAME.yaml} instead of programming them:
 * their resources are settings of one file. What a description may say is the agent's matter.
 */
final class DescribedTypes {
  private static final List<String> ENSURE = List.of("present", "absent");
  private static final List<String> FLAG = List.of("true", "false");

  private DescribedTypes() {}

  /** Reads the description of one type from its file. */
  static Map<?, ?> read(String name, String path, String text) {
    Object document = YamlReader.readPlain(path, text);
    if (document instanceof Map<?, ?> types
        && types.size() == 1
        && types.get(name) instanceof Map<?, ?> description) {
      return description;
    }
    throw new EvaluationException(
        "The file " + path + " has to hold one hash, the description of the type '" + name + "'");
  }

  /** Returns what resources of a described type may say. */
  static ResourceTypeSchema schema(String name, Map<?, ?> description) {
    List<Attribute> attributes = new ArrayList<>();
    attributes.add(new Attribute("ensure", Attribute.Kind.PROPERTY, ENSURE, false));
    attributes.add(Attribute.of("value", Attribute.Kind.PROPERTY));
    for (String parameter : List.of("name", "ensure_absent_val", "provider")) {
      attributes.add(Attribute.of(parameter, Attribute.Kind.PARAMETER));
    }
    if (isSet(description, "secrets")) {
      attributes.add(new Attribute("secret", Attribute.Kind.PARAMETER, FLAG, false));
    }
    if (isSet(description, "chooses_path")) {
      attributes.add(Attribute.of("path", Attribute.Kind.PARAMETER));
    }
    if (isSet(description, "chooses_separator")) {
      attributes.add(Attribute.of("key_val_separator", Attribute.Kind.PARAMETER));
    }
    return new ResourceTypeSchema(
        name, attributes, List.of("name"), List::of, false, true, List.of());
  }

  private static boolean isSet(Map<?, ?> description, String key) {
    return Boolean.TRUE.equals(description.get(key));
  }

  /** Puts the descriptions of all types that a catalog uses into it. */
  static void attach(Catalog catalog, NativeTypes types) {
    Map<String, Object> described = new TreeMap<>();
    for (Resource resource : catalog.resources()) {
      if (resource.kind() == Kind.NATIVE) {
        String name = resource.type().toLowerCase(Locale.ROOT);
        Object description = described.containsKey(name) ? null : types.description(name);
        if (description != null) {
          described.put(name, description);
        }
      }
    }
    catalog.setDescribedTypes(described);
  }
}
