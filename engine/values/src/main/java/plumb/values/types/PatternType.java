package plumb.values.types;

import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plumb.values.Assumptions;
import plumb.values.Regex;
import plumb.values.Type;
import plumb.values.TypeText;

/** {@code Pattern[/a/, /b/]}: strings in which one of the expressions matches. */
public final class PatternType extends ScalarDataType {
  public static final PatternType PATTERN = new PatternType(List.of());

  private final List<Regex> patterns;

  private PatternType(List<Regex> patterns) {
    this.patterns = patterns;
  }

  /** The strings that match one of the expressions. */
  public static PatternType of(List<Regex> patterns) {
    return patterns.isEmpty()
        ? PATTERN
        : new PatternType(List.copyOf(new LinkedHashSet<>(patterns)));
  }

  /** The expressions. */
  public List<Regex> patterns() {
    return patterns;
  }

  @Override
  public boolean isInstance(Object value) {
    return value instanceof String s && matches(s);
  }

  private boolean matches(String text) {
    for (Regex pattern : patterns) {
      if (pattern.matches(text)) {
        return true;
      }
    }
    return patterns.isEmpty();
  }

  @Override
  public boolean accepts(Type other, @Nullable Assumptions assumed) {
    if (equals(other)) {
      return true;
    }
    if (other instanceof StringType o) {
      return patterns.isEmpty() || (o.value() != null && matches(o.value()));
    }
    if (other instanceof EnumType o && !o.values().isEmpty()) {
      return o.values().stream().allMatch(this::matches);
    }
    return patterns.isEmpty() && (other instanceof PatternType || other instanceof EnumType);
  }

  /** The order of the expressions does not count. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof PatternType o
        && patterns.size() == o.patterns.size()
        && o.patterns.containsAll(patterns);
  }

  @Override
  public int hashCode() {
    int result = 0;
    for (Regex pattern : patterns) {
      result += pattern.hashCode();
    }
    return result;
  }

  @Override
  public String name() {
    return "Pattern";
  }

  @Override
  public void appendTo(TypeText out) {
    out.append("Pattern");
    if (!patterns.isEmpty()) {
      out.append("[");
      for (int i = 0; i < patterns.size(); i++) {
        out.append(i == 0 ? "" : ", ").append(patterns.get(i).toString());
      }
      out.append("]");
    }
  }
}
