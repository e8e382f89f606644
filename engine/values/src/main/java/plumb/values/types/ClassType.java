package plumb.values.types;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import plumb.values.Assumptions;
import plumb.values.Type;
import plumb.values.TypeText;

/** {@code Class['name']}: a reference to a class; without a name, all of them. */
public final class ClassType extends CatalogEntryType {
  public static final ClassType CLASS = new ClassType(null);

  private final @Nullable String className;
  private final boolean parameter;

  /**
   * @param className lower case, without leading colons; null for all classes
   */
  public ClassType(@Nullable String className) {
    this(className, false);
  }

  private ClassType(@Nullable String className, boolean parameter) {
    this.className = className;
    this.parameter = parameter;
  }

  @Override
  public CatalogEntryType asParameter() {
    return parameter ? this : new ClassType(className, true);
  }

  @Override
  public CatalogEntryType asReference() {
    return parameter
        ? new ResourceType(
            "Class", className == null ? null : ResourceType.capitalizeSegments(className))
        : this;
  }

  /** Whether it is what a parameter holds; that is a resource whose type is called Class. */
  public boolean isParameter() {
    return parameter;
  }

  public @Nullable String className() {
    return className;
  }

  @Override
  public boolean accepts(Type other, @Nullable Assumptions assumed) {
    return other instanceof ClassType o
        && !o.parameter
        && (className == null || className.equals(o.className));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ClassType o
        && parameter == o.parameter
        && Objects.equals(className, o.className);
  }

  @Override
  public int hashCode() {
    return Objects.hashCode(className) + 11;
  }

  @Override
  public String name() {
    return "Class";
  }

  /** A class reaches them as a resource with its name. */
  @Override
  public String inspected() {
    if (className == null) {
      return toString();
    }
    String title = ResourceType.capitalizeSegments(className);
    return "Class[" + title + "]{:name=>\"" + title + "\"}";
  }

  @Override
  public void appendTo(TypeText out) {
    out.append("Class");
    if (className != null) {
      String shown = parameter ? ResourceType.capitalizeSegments(className) : className;
      out.append("[").append(shown).append("]");
    }
  }
}
