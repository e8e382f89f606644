package plumb.catalog;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import plumb.catalog.schema.ResourceTypeSchema;
import plumb.values.EvaluationException;
import plumb.values.Undef;

/**
 * The resources of one node in the order of their evaluation, and what contains what.
 *
 * <p>Relationships are no part of it: they stay in the parameters before, require, notify and
 * subscribe, and the agent builds the graph. Confined to one thread until it is finished.
 */
public final class Catalog {
  /** The version of the JSON form that Puppet 7 and later write. */
  public static final int FORMAT = 2;

  private final String name;
  private final String environment;
  private Object version = 0L;
  private @Nullable String codeId;
  private String uuid = "";
  private int format = FORMAT;
  private final Set<String> tags = new LinkedHashSet<>();
  private final List<String> classes = new ArrayList<>();
  private final List<Resource> resources = new ArrayList<>();
  private final Map<String, Map<Object, Resource>> table = new HashMap<>();
  private final Map<String, Resource> byRef = new HashMap<>();
  private final List<Resource> exports = new ArrayList<>();
  private final List<DeprecationUse> deprecations = new ArrayList<>();
  private Map<String, Object> metadata = Map.of();
  private Map<String, Object> recursiveMetadata = Map.of();
  private Map<String, Object> describedTypes = Map.of();

  /** Creates an empty catalog for the node {@code name}. */
  public Catalog(String name, String environment) {
    this.name = name;
    this.environment = environment;
  }

  public String name() {
    return name;
  }

  public String environment() {
    return environment;
  }

  /** Returns the configuration version: a Long (seconds of the epoch) or a String. */
  public Object version() {
    return version;
  }

  public void setVersion(Object version) {
    this.version = version;
  }

  public @Nullable String codeId() {
    return codeId;
  }

  public void setCodeId(@Nullable String codeId) {
    this.codeId = codeId;
  }

  /** Returns the identity that reports refer to; empty until one is set. */
  public String uuid() {
    return uuid;
  }

  public void setUuid(String uuid) {
    this.uuid = uuid;
  }

  public int format() {
    return format;
  }

  public void setFormat(int format) {
    this.format = format;
  }

  /** Returns the tags in the order in which they were added, changeable. */
  public Set<String> tags() {
    return tags;
  }

  /** Returns the names of the evaluated classes in order, changeable. */
  public List<String> classes() {
    return classes;
  }

  /** Returns the uses of deprecated names that its compile met, in order, changeable. */
  public List<DeprecationUse> deprecations() {
    return deprecations;
  }

  /** Returns the resources in the order in which they were added. */
  public List<Resource> resources() {
    return Collections.unmodifiableList(resources);
  }

  /** Returns the resources of one type in no particular order, without aliases counted twice. */
  public Collection<Resource> resources(String type) {
    Map<Object, Resource> ofType = table.get(type);
    return ofType == null ? List.of() : new LinkedHashSet<>(ofType.values());
  }

  /**
   * Adds a resource at the end, findable by its title, by the values of its namevars, and by its
   * parameter {@code alias}.
   *
   * @throws DuplicateResourceException if one of these belongs to another resource
   * @throws EvaluationException if the type cannot take the title apart
   */
  public void add(Resource resource) {
    add(resource, resource.parameters()::get);
  }

  /**
   * Adds a resource whose parameters are not yet final.
   *
   * @param parameters gives those that may identify it, null for one that is not set
   * @throws DuplicateResourceException as {@link #add(Resource)}
   * @throws EvaluationException as {@link #add(Resource)}
   */
  public void add(Resource resource, Function<String, @Nullable Object> parameters) {
    Map<Object, Resource> ofType =
        table.computeIfAbsent(resource.type(), unused -> new LinkedHashMap<>());
    Resource existing = ofType.putIfAbsent(resource.title(), resource);
    if (existing != null) {
      throw new DuplicateResourceException(duplicate(resource, existing), resource);
    }
    resources.add(resource);
    byRef.put(resource.ref(), resource);
    addAliases(resource, parameters);
  }

  private void addAliases(Resource resource, Function<String, @Nullable Object> parameters) {
    Object given = parameters.apply("alias");
    if (given instanceof List<?> several) {
      several.forEach(each -> alias(resource, each));
    } else if (given != null && given != Undef.UNDEF) {
      alias(resource, given);
    }
    ResourceTypeSchema schema = resource.schema();
    if (schema != null && !schema.isomorphic() || resource.type().equals("Class")) {
      return;
    }
    List<Object> key =
        schema == null
            ? List.of(Objects.requireNonNullElse(parameters.apply("name"), resource.title()))
            : schema.key(resource.title(), parameters);
    boolean isTitle = key.size() == 1 && key.get(0).equals(resource.title());
    if (!isTitle && !key.stream().allMatch(Undef.UNDEF::equals)) {
      alias(resource, key);
    }
  }

  /**
   * Makes a resource findable by a second key.
   *
   * @param key another title, or the values of several namevars
   * @throws DuplicateResourceException if the key belongs to another resource
   */
  public void alias(Resource resource, Object key) {
    Object single = key instanceof List<?> parts && parts.size() == 1 ? parts.get(0) : key;
    Map<Object, Resource> ofType =
        table.computeIfAbsent(resource.type(), unused -> new LinkedHashMap<>());
    Resource existing = ofType.putIfAbsent(single, resource);
    if (existing != null && existing != resource) {
      throw new DuplicateResourceException(aliasConflict(resource, key, existing), resource);
    }
  }

  /** Finds a resource by its title, an alias, or the namevars that the title stands for. */
  public @Nullable Resource find(String type, String title) {
    Map<Object, Resource> ofType = table.get(type);
    if (ofType == null || ofType.isEmpty()) {
      return null;
    }
    Resource found = ofType.get(title);
    if (found != null) {
      return found;
    }
    ResourceTypeSchema schema = ofType.values().iterator().next().schema();
    if (schema == null) {
      return null;
    }
    List<Object> key = schema.key(title, unset -> null);
    return ofType.get(key.size() == 1 ? key.get(0) : key);
  }

  /** Finds a resource by a key that was given to {@link #alias}. */
  public @Nullable Resource findByKey(String type, Object key) {
    Map<Object, Resource> ofType = table.get(type);
    return ofType == null ? null : ofType.get(key);
  }

  /** Finds a resource by {@code Type[title]}; null too when the text has another form. */
  public @Nullable Resource find(String ref) {
    Resource found = byRef.get(ref);
    if (found != null) {
      return found;
    }
    int open = ref.indexOf('[');
    if (open <= 0 || !ref.endsWith("]")) {
      return null;
    }
    return find(ref.substring(0, open), ref.substring(open + 1, ref.length() - 1));
  }

  /**
   * Says that {@code container} contains {@code resource}.
   *
   * @return false if that was known
   */
  public boolean contain(Resource container, Resource resource) {
    return resource.addContainer(container);
  }

  /** Returns the containment edges: ordered by target, then by the order in which they came. */
  public List<Edge> edges() {
    List<Edge> edges = new ArrayList<>(resources.size());
    for (Resource target : resources) {
      for (Resource source : target.containers()) {
        edges.add(new Edge(source, target));
      }
    }
    return edges;
  }

  /** What the node exports for others, whether or not it has that itself. */
  public List<Resource> exports() {
    return exports;
  }

  /** Takes out resources and the edges that touch them, keeping the order of the others. */
  public void removeIf(Predicate<Resource> unwanted) {
    List<Resource> removed = new ArrayList<>();
    resources.removeIf(resource -> unwanted.test(resource) && removed.add(resource));
    Set<String> types = new HashSet<>();
    for (Resource resource : removed) {
      byRef.remove(resource.ref());
      if (types.add(resource.type())) {
        table.getOrDefault(resource.type(), Map.of()).values().removeIf(unwanted);
      }
    }
    if (!removed.isEmpty()) {
      resources.forEach(resource -> resource.removeContainersIf(unwanted));
    }
  }

  /**
   * Returns descriptions of resource types that are managed without a program, by their names in
   * small letters, as modules have them; only of types that the catalog uses.
   */
  public Map<String, Object> describedTypes() {
    return describedTypes;
  }

  public void setDescribedTypes(Map<String, Object> describedTypes) {
    this.describedTypes = describedTypes;
  }

  /** Returns file metadata by the title of the file; empty unless the catalog is a static one. */
  public Map<String, Object> metadata() {
    return metadata;
  }

  public void setMetadata(Map<String, Object> metadata) {
    this.metadata = metadata;
  }

  /** Returns metadata of whole directories: title, then source, then a list. */
  public Map<String, Object> recursiveMetadata() {
    return recursiveMetadata;
  }

  public void setRecursiveMetadata(Map<String, Object> recursiveMetadata) {
    this.recursiveMetadata = recursiveMetadata;
  }

  private static String duplicate(Resource resource, Resource existing) {
    String place = place(existing);
    return "Duplicate declaration: "
        + resource.ref()
        + " is already declared"
        + (place.isEmpty() ? "" : " at " + place)
        + "; cannot redeclare";
  }

  private static String aliasConflict(Resource resource, Object key, Resource existing) {
    List<Object> taken = new ArrayList<>();
    taken.add(resource.type());
    if (key instanceof List<?> parts) {
      taken.addAll(parts);
    } else {
      taken.add(key);
    }
    String place = place(resource);
    String other = place(existing);
    return "Cannot alias "
        + resource.ref()
        + " to "
        + inspect(key)
        + (place.isEmpty() ? "" : " at " + place)
        + "; resource "
        + inspect(taken)
        + " already declared"
        + (other.isEmpty() ? "" : " " + other);
  }

  private static String inspect(Object key) {
    if (key instanceof List<?> parts) {
      List<String> texts = new ArrayList<>();
      parts.forEach(part -> texts.add(inspect(part)));
      return "[" + String.join(", ", texts) + "]";
    }
    if (key == Undef.UNDEF) {
      return "nil";
    }
    return key instanceof String text
        ? '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"'
        : String.valueOf(key);
  }

  private static String place(Resource resource) {
    if (resource.file() == null) {
      return resource.line() > 0 ? "(line: " + resource.line() + ")" : "";
    }
    return resource.line() > 0
        ? "(file: " + resource.file() + ", line: " + resource.line() + ")"
        : "(file: " + resource.file() + ")";
  }
}
