package plumb.values.types;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import plumb.values.Assumptions;
import plumb.values.Equality;
import plumb.values.Type;
import plumb.values.TypeText;

/** {@code Enum['a', 'b']}: some strings, optionally without regard to case. */
public final class EnumType extends ScalarDataType {
  public static final EnumType ENUM = new EnumType(List.of(), false);

  private final List<String> values;
  private final boolean ignoresCase;

  private EnumType(List<String> values, boolean ignoresCase) {
    this.values = values;
    this.ignoresCase = ignoresCase;
  }

  /** The strings, kept sorted and without duplicates. */
  public static EnumType of(List<String> values, boolean ignoresCase) {
    return values.isEmpty() && !ignoresCase
        ? ENUM
        : new EnumType(List.copyOf(new TreeSet<>(values)), ignoresCase);
  }

  /** The strings, sorted. */
  public List<String> values() {
    return values;
  }

  public boolean ignoresCase() {
    return ignoresCase;
  }

  IntegerType lengths() {
    long min = Long.MAX_VALUE;
    long max = 0;
    for (String value : values) {
      int length = StringType.length(value);
      min = Math.min(min, length);
      max = Math.max(max, length);
    }
    return IntegerType.of(min, max);
  }

  /** The values of both. */
  EnumType union(List<String> others) {
    LinkedHashSet<String> all = new LinkedHashSet<>(values);
    all.addAll(others);
    return of(new ArrayList<>(all), false);
  }

  @Override
  public boolean isInstance(Object candidate) {
    if (!(candidate instanceof String s)) {
      return false;
    }
    for (String value : values) {
      if (value.equals(s) || (ignoresCase && Equality.equalIgnoringCase(value, s))) {
        return true;
      }
    }
    return false;
  }

  @Override
  public boolean accepts(Type other, @Nullable Assumptions assumed) {
    if (equals(other)) {
      return true;
    }
    if (values.isEmpty()
        && (other instanceof StringType
            || other instanceof EnumType
            || other instanceof PatternType)) {
      return true;
    }
    if (other instanceof StringType o) {
      return o.value() != null && isInstance(o.value());
    }
    return other instanceof EnumType o
        && !o.values.isEmpty()
        && (ignoresCase || !o.ignoresCase)
        && o.values.stream().allMatch(this::isInstance);
  }

  @Override
  public Type generalize() {
    return values.isEmpty() ? StringType.STRING : StringType.ofSize(lengths());
  }

  @Override
  public Type iterableElement() {
    return StringType.ONE_CHARACTER;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof EnumType o && ignoresCase == o.ignoresCase && values.equals(o.values);
  }

  @Override
  public int hashCode() {
    return values.hashCode() * 2 + (ignoresCase ? 1 : 0);
  }

  @Override
  public String name() {
    return "Enum";
  }

  @Override
  public void appendTo(TypeText out) {
    out.append("Enum");
    if (!values.isEmpty()) {
      out.append("[");
      for (int i = 0; i < values.size(); i++) {
        out.append(i == 0 ? "" : ", ").appendQuoted(values.get(i));
      }
      out.append(ignoresCase ? ", true]" : "]");
    }
  }
}
