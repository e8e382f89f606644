package plumb.catalog.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import plumb.catalog.Resource;
import plumb.catalog.schema.MetaParameters;
import plumb.catalog.schema.ResourceTypeSchema;
import plumb.values.Sensitive;
import plumb.values.Undef;
import plumb.values.types.ClassType;
import plumb.values.types.ResourceType;

/** Says which parameters of a resource a catalog shows, and how. */
public final class SentParameters {
  private SentParameters() {}

  /**
   * Returns the parameters to send: first what the title says, unless it is the title itself; then
   * what is set. Secrets that are whole parameters are in clear.
   */
  public static Map<String, Object> of(Resource resource) {
    Map<String, Object> sent = new LinkedHashMap<>();
    ResourceTypeSchema schema = resource.schema();
    boolean named = isMain(resource) || resource.numbered();
    if (named) {
      sent.put("name", resource.title());
    } else if (schema != null) {
      schema.partsOf(resource.title()).forEach((name, value) -> put(sent, name, value));
    }
    resource
        .parameters()
        .forEach((name, value) -> put(sent, schema == null ? name : schema.canonical(name), value));
    resource.sensitive().forEach(name -> sent.computeIfPresent(name, (n, v) -> unwrapped(v)));
    if (!named) {
      sent.remove(schema == null ? "name" : schema.namevar(), resource.title());
    }
    return sent;
  }

  private static void put(Map<String, Object> sent, String name, Object value) {
    if (value instanceof List<?> list
        && (MetaParameters.isRelationship(name) || holdsReference(list))) {
      List<Object> flat = new ArrayList<>(list.size());
      flatten(list, MetaParameters.isRelationship(name), flat);
      sent.put(name, flat);
    } else if (value != Undef.UNDEF) {
      sent.put(name, value);
    }
  }

  private static boolean holdsReference(List<?> list) {
    for (Object element : list) {
      if (element instanceof ResourceType
          || element instanceof ClassType
          || element instanceof List<?> inner && holdsReference(inner)) {
        return true;
      }
    }
    return false;
  }

  private static void flatten(List<?> list, boolean dropUndef, List<Object> into) {
    for (Object element : list) {
      if (element instanceof List<?> inner) {
        flatten(inner, dropUndef, into);
      } else if (element != Undef.UNDEF || !dropUndef) {
        into.add(element);
      }
    }
  }

  private static Object unwrapped(Object value) {
    return value instanceof Sensitive secret ? secret.value() : value;
  }

  /**
   * Puppet makes these two itself, with a title that is no string and thus differs from a name, as
   * a number does.
   */
  private static boolean isMain(Resource resource) {
    return resource.title().equals("main")
        && (resource.type().equals("Class") || resource.type().equals("Stage"));
  }
}
