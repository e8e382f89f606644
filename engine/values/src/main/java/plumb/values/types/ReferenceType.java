package plumb.values.types;

import org.jspecify.annotations.Nullable;
import plumb.values.Assumptions;
import plumb.values.Type;
import plumb.values.TypeText;

/** {@code TypeReference['Foo']}: a type that is not known here. No value is an instance. */
public final class ReferenceType extends Type {
  private final String text;

  /** The unknown type as it was written. */
  public ReferenceType(String text) {
    this.text = text;
  }

  /** The type as it was written. */
  public String text() {
    return text;
  }

  @Override
  public boolean isInstance(Object value) {
    return false;
  }

  @Override
  public boolean accepts(Type other, @Nullable Assumptions assumed) {
    return equals(other);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ReferenceType o && text.equals(o.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String name() {
    return "TypeReference";
  }

  @Override
  public void appendTo(TypeText out) {
    out.append("TypeReference[").appendQuoted(text).append("]");
  }
}
