package plumb.catalog;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import plumb.catalog.schema.ResourceTypeSchema;

/**
 * One thing to be managed: a file, a package, a class, an instance of a defined type.
 *
 * <p>Mutable and confined to one thread while a catalog is compiled; a finished catalog's resources
 * are only read and may be shared. Two resources are the same only if they are the same object.
 */
public final class Resource {
  private final String type;
  private final String title;
  private final Kind kind;
  private final @Nullable ResourceTypeSchema schema;
  private final Set<String> tags = new TagSet();
  private Map<String, Object> parameters = new ParameterMap<>();
  private Function<String, @Nullable Origin> origins = name -> null;
  private Set<String> sensitive = Set.of();
  private List<Resource> containers = List.of();
  private @Nullable String file;
  private int line;
  private boolean exported;
  private boolean virtual;
  private boolean numbered;
  private @Nullable String ref;

  /**
   * Creates a resource without parameters or tags.
   *
   * @param type each segment capitalised, as in {@code Foo::Bar}
   * @param schema what is known about its native type; null for every other kind and where a
   *     catalog was read without the types
   */
  public Resource(String type, String title, Kind kind, @Nullable ResourceTypeSchema schema) {
    this.type = type;
    this.title = title;
    this.kind = kind;
    this.schema = schema;
  }

  /** Creates a resource of a kind that has no schema. */
  public Resource(String type, String title, Kind kind) {
    this(type, title, kind, null);
  }

  public String type() {
    return type;
  }

  public String title() {
    return title;
  }

  public Kind kind() {
    return kind;
  }

  public @Nullable ResourceTypeSchema schema() {
    return schema;
  }

  /** Returns {@code Type[title]}. */
  public String ref() {
    String text = ref;
    if (text == null) {
      text = type + "[" + title + "]";
      ref = text;
    }
    return text;
  }

  /** Returns the tags in the order in which they were added, changeable. */
  public Set<String> tags() {
    return tags;
  }

  /** Returns the parameters in the order in which they were first set; changeable. */
  public Map<String, Object> parameters() {
    return parameters;
  }

  /** Gives it other parameters instead of those that it has. */
  public void setParameters(ParameterMap<Object> parameters) {
    this.parameters = parameters;
  }

  /** Returns the value of a parameter, or null where it was never set. */
  public @Nullable Object get(String name) {
    return parameters.get(name);
  }

  /** Returns where the value of a parameter came from, as far as it is known. */
  public @Nullable Origin origin(String name) {
    return origins.apply(name);
  }

  /** Returns what knows where the values of parameters came from. */
  public Function<String, @Nullable Origin> origins() {
    return origins;
  }

  /** Says where the values of parameters came from, by their names. */
  public void setOrigins(Function<String, @Nullable Origin> origins) {
    this.origins = origins;
  }

  /** Marks a parameter as one whose value must never be shown. */
  public void markSensitive(String name) {
    if (sensitive.isEmpty()) {
      sensitive = new LinkedHashSet<>();
    }
    sensitive.add(name);
  }

  /** Returns the names of the parameters whose values must never be shown. */
  public Set<String> sensitive() {
    return Collections.unmodifiableSet(sensitive);
  }

  /** Returns the resources that contain this one, the first one given first. */
  public List<Resource> containers() {
    return Collections.unmodifiableList(containers);
  }

  /** Returns the first resource that contains this one. */
  public @Nullable Resource container() {
    return containers.isEmpty() ? null : containers.get(0);
  }

  /** Returns false if that container was known already. */
  boolean addContainer(Resource container) {
    if (containers.contains(container)) {
      return false;
    }
    if (containers.isEmpty()) {
      containers = new ArrayList<>(1);
    }
    return containers.add(container);
  }

  void removeContainersIf(Predicate<Resource> unwanted) {
    if (!containers.isEmpty()) {
      containers.removeIf(unwanted);
    }
  }

  /** Returns the manifest that declares this resource. */
  public @Nullable String file() {
    return file;
  }

  /** Returns the line of the declaration, counted from 1; 0 when there is none. */
  public int line() {
    return line;
  }

  /** Sets the place of the declaration; line 0 stands for none. */
  public void declaredAt(@Nullable String file, int line) {
    this.file = file;
    this.line = line;
  }

  public boolean exported() {
    return exported;
  }

  public void setExported(boolean exported) {
    this.exported = exported;
  }

  /** Returns whether the resource was declared with {@code @} and nothing has realised it. */
  public boolean virtual() {
    return virtual;
  }

  public void setVirtual(boolean virtual) {
    this.virtual = virtual;
  }

  /** Returns whether the title was a number where it was declared. */
  public boolean numbered() {
    return numbered;
  }

  public void setNumbered(boolean numbered) {
    this.numbered = numbered;
  }

  @Override
  public String toString() {
    return ref();
  }
}
