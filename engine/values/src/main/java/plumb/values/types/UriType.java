package plumb.values.types;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumb.values.Assumptions;
import plumb.values.Regex;
import plumb.values.Type;
import plumb.values.TypeText;
import plumb.values.Undef;
import plumb.values.Uri;

/** {@code URI[{scheme => 'https', ...}]}: URIs whose components match. */
public final class UriType extends Type {
  public static final UriType URI = new UriType(Map.of());

  private final Map<Object, Object> components;

  private UriType(Map<Object, Object> components) {
    this.components = components;
  }

  /** The URIs whose components, by name, match the values. */
  public static UriType of(Map<Object, Object> components) {
    return components.isEmpty() ? URI : new UriType(components);
  }

  /** Whether a hash says what components must match. */
  static boolean isComponentMap(Map<?, ?> map) {
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      if (!(entry.getKey() instanceof String name) || !Uri.isComponent(name)) {
        return false;
      }
      Object value = entry.getValue();
      boolean accepted =
          value == Undef.UNDEF
              || (value instanceof Type type && isPresenceOrAbsence(type))
              || (name.equals("port")
                  ? value instanceof Long port && port >= 0
                  : (value instanceof String text && !text.isEmpty()) || value instanceof Regex);
      if (!accepted) {
        return false;
      }
    }
    return true;
  }

  /** Any type that is a part of NotUndef or of Undef; Integer ranges and patterns are. */
  private static boolean isPresenceOrAbsence(Type type) {
    return NotUndefType.NOT_UNDEF.isAssignableFrom(type) || UndefType.UNDEF.isAssignableFrom(type);
  }

  /** What the components must match, by name. */
  public Map<Object, Object> components() {
    return components;
  }

  @Override
  public boolean isInstance(Object value) {
    return value instanceof Uri uri
        && AttributePatterns.match(components, name -> uri.component((String) name));
  }

  @Override
  public boolean accepts(Type other, @Nullable Assumptions assumed) {
    return other instanceof UriType o && AttributePatterns.accept(components, o.components);
  }

  @Override
  public Type generalize() {
    return URI;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof UriType o && components.equals(o.components);
  }

  @Override
  public int hashCode() {
    return components.hashCode();
  }

  @Override
  public String name() {
    return "URI";
  }

  @Override
  public void appendTo(TypeText out) {
    out.append("URI");
    if (!components.isEmpty()) {
      out.append("[").appendQuoted(components);
      out.append("]");
    }
  }
}
