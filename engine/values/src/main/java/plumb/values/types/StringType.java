package plumb.values.types;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import plumb.values.Assumptions;
import plumb.values.Type;
import plumb.values.TypeText;

/**
 * {@code String[min, max]}, by length in code points. The type of one literal string is inferred
 * and occurs in {@code Struct} keys; it prints as {@code String}.
 */
public final class StringType extends ScalarDataType {
  public static final StringType STRING = new StringType(null, null);
  static final StringType NOT_EMPTY = new StringType(IntegerType.POSITIVE, null);
  static final StringType ONE_CHARACTER = new StringType(IntegerType.exactly(1), null);

  private final @Nullable IntegerType size;
  private final @Nullable String value;

  private StringType(@Nullable IntegerType size, @Nullable String value) {
    this.size = size;
    this.value = value;
  }

  /** Strings of a length in the range. */
  public static StringType ofSize(IntegerType size) {
    return new StringType(size.toSize(), null);
  }

  /** The one string. */
  public static StringType exactly(String value) {
    return new StringType(null, value);
  }

  /** The length of a string in code points. */
  static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  /** The range of lengths, null when it is not restricted. */
  public @Nullable IntegerType size() {
    return size;
  }

  /** The one string, or null. */
  public @Nullable String value() {
    return value;
  }

  private IntegerType derivedSize() {
    if (size != null) {
      return size;
    }
    return value == null ? IntegerType.NOT_NEGATIVE : IntegerType.exactly(length(value));
  }

  @Override
  public boolean isInstance(Object candidate) {
    return candidate instanceof String s
        && (size == null || size.contains(length(s)))
        && (value == null || value.equals(s));
  }

  @Override
  public boolean accepts(Type other, @Nullable Assumptions assumed) {
    return size == null ? acceptsByValue(other) : acceptsBySize(size, other);
  }

  private static boolean acceptsBySize(IntegerType size, Type other) {
    if (other instanceof StringType o) {
      return size.accepts(o.derivedSize(), null);
    }
    if (other instanceof EnumType o && !o.values().isEmpty()) {
      return size.accepts(o.lengths(), null);
    }
    return (other instanceof EnumType || other instanceof PatternType)
        && size.accepts(IntegerType.NOT_NEGATIVE, null);
  }

  private boolean acceptsByValue(Type other) {
    if (value == null) {
      return other instanceof StringType
          || other instanceof EnumType
          || other instanceof PatternType;
    }
    if (other instanceof StringType o) {
      return value.equals(o.value);
    }
    // The reference asks only for a single value here, not for the same one.
    return other instanceof EnumType o && o.values().size() == 1 && !o.ignoresCase();
  }

  @Override
  public Type generalize() {
    return STRING;
  }

  @Override
  public Type iterableElement() {
    return ONE_CHARACTER;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof StringType o
        && Objects.equals(size, o.size)
        && Objects.equals(value, o.value);
  }

  @Override
  public int hashCode() {
    return Objects.hashCode(size) * 31 + Objects.hashCode(value);
  }

  @Override
  public String name() {
    return "String";
  }

  @Override
  public void appendTo(TypeText out) {
    out.append("String");
    if (size != null && !size.isUnbounded()) {
      size.appendRangeTo(out.append("["));
      out.append("]");
    }
  }
}
