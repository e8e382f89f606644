package plumb.values.types;

import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import plumb.values.Assumptions;
import plumb.values.Type;
import plumb.values.TypeText;

/** {@code Resource}, {@code File}, {@code File['/x']}: resource types and references. */
public final class ResourceType extends CatalogEntryType {
  public static final ResourceType RESOURCE = new ResourceType(null, null);

  private final @Nullable String typeName;
  private final @Nullable String title;
  private final @Nullable String lowerCaseName;
  private final boolean parameter;

  /**
   * @param typeName as {@code File} or {@code Apache::Vhost}; null for all resource types
   * @param title null for all resources of the type
   */
  public ResourceType(@Nullable String typeName, @Nullable String title) {
    this(typeName, title, false);
  }

  private ResourceType(@Nullable String typeName, @Nullable String title, boolean parameter) {
    this.typeName = typeName == null ? null : capitalizeSegments(typeName);
    this.title = title;
    this.parameter = parameter;
    this.lowerCaseName = typeName == null ? null : typeName.toLowerCase(Locale.ROOT);
  }

  /** {@code apache::vhost} as {@code Apache::Vhost}; what starts with a capital stays. */
  public static String capitalizeSegments(String name) {
    if (!name.isEmpty() && name.charAt(0) >= 'A' && name.charAt(0) <= 'Z') {
      return name;
    }
    StringBuilder out = new StringBuilder(name.toLowerCase(Locale.ROOT));
    int start = 0;
    while (start < out.length()) {
      out.setCharAt(start, Character.toUpperCase(out.charAt(start)));
      int colons = out.indexOf("::", start);
      start = colons < 0 ? out.length() : colons + 2;
    }
    return out.toString();
  }

  /** The type's name with capitals, or null. */
  public @Nullable String typeName() {
    return typeName;
  }

  public @Nullable String title() {
    return title;
  }

  @Override
  public CatalogEntryType asParameter() {
    return parameter ? this : new ResourceType(typeName, title, true);
  }

  @Override
  public CatalogEntryType asReference() {
    return parameter ? new ResourceType(typeName, title) : this;
  }

  @Override
  public boolean accepts(Type other, @Nullable Assumptions assumed) {
    return (other instanceof ClassType c ? c.asReference() : other) instanceof ResourceType o
        && (lowerCaseName == null
            || (lowerCaseName.equals(o.lowerCaseName) && (title == null || title.equals(o.title))));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ResourceType o
        && parameter == o.parameter
        && Objects.equals(lowerCaseName, o.lowerCaseName)
        && Objects.equals(title, o.title);
  }

  @Override
  public int hashCode() {
    return Objects.hashCode(lowerCaseName) * 31 + Objects.hashCode(title);
  }

  @Override
  public String name() {
    return typeName == null ? "Resource" : typeName;
  }

  @Override
  public String kind() {
    return "Resource";
  }

  @Override
  public String label() {
    return title == null ? super.label() : this + " Resource-Reference";
  }

  @Override
  public void appendTo(TypeText out) {
    out.append(name());
    if (parameter) {
      out.append("[").append(title == null ? "" : title).append("]");
    } else if (title != null) {
      out.append("[").appendQuoted(title).append("]");
    }
  }
}
