package plumb.values.types;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import plumb.values.Assumptions;
import plumb.values.Regex;
import plumb.values.Type;
import plumb.values.TypeText;

/** {@code Regexp[/pattern/]}: regular expressions, or the one. */
public final class RegexpType extends ScalarType {
  public static final RegexpType REGEXP = new RegexpType(null);

  private final @Nullable Regex regex;

  private RegexpType(@Nullable Regex regex) {
    this.regex = regex;
  }

  /** The one regular expression; whether it is one shows when the type is used or printed. */
  public static RegexpType exactly(Regex regex) {
    return new RegexpType(regex);
  }

  /** The one expression, null for all. */
  public @Nullable Regex regex() {
    return regex;
  }

  @Override
  public boolean isInstance(Object value) {
    if (regex == null) {
      return value instanceof Regex;
    }
    regex.validate();
    return regex.equals(value);
  }

  @Override
  public boolean accepts(Type other, @Nullable Assumptions assumed) {
    return other instanceof RegexpType o && (regex == null || regex.equals(o.regex));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof RegexpType o && Objects.equals(regex, o.regex);
  }

  @Override
  public int hashCode() {
    return Objects.hashCode(regex);
  }

  @Override
  public String name() {
    return "Regexp";
  }

  @Override
  public void appendTo(TypeText out) {
    out.append("Regexp");
    if (regex != null) {
      regex.validate();
      out.append("[").append(regex.toString()).append("]");
    }
  }
}
