package plumb.values;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Matching as {@code case}, selectors and {@code in} do it. Where a regular expression is tried,
 * the groups of the last try are handed to a consumer, null when it failed.
 */
public final class Matching {
  private static final Consumer<@Nullable Match> IGNORE = match -> {};

  private Matching() {}

  /** Whether a value matches a pattern, without keeping the groups. */
  public static boolean matches(Object pattern, Object value) {
    return matches(pattern, value, IGNORE);
  }

  /**
   * Whether a value matches a pattern: an option of {@code case} or of a selector.
   *
   * @param groups gets the match when a regular expression was tried on a string, null if it failed
   */
  public static boolean matches(Object pattern, Object value, Consumer<@Nullable Match> groups) {
    if (pattern instanceof Regex regex) {
      if (!(value instanceof String text)) {
        return false;
      }
      Match match = regex.match(text);
      groups.accept(match);
      return match != null;
    }
    if (pattern instanceof Type type) {
      return type.isInstance(value);
    }
    if (pattern instanceof List<?> list) {
      return value instanceof List<?> values && matchesList(list, values, groups);
    }
    if (pattern instanceof Map<?, ?> map) {
      return value instanceof Map<?, ?> values && matchesMap(map, values, groups);
    }
    if (pattern instanceof SemVer version) {
      return version.equals(asVersion(value));
    }
    if (pattern instanceof SemVerRange range) {
      return contains(range, value);
    }
    return pattern == Default.DEFAULT || Equality.equal(value, pattern);
  }

  private static boolean matchesList(
      List<?> patterns, List<?> values, Consumer<@Nullable Match> groups) {
    if (patterns.size() != values.size()) {
      return false;
    }
    for (int i = 0; i < patterns.size(); i++) {
      if (!matches(patterns.get(i), values.get(i), groups)) {
        return false;
      }
    }
    return true;
  }

  private static boolean matchesMap(
      Map<?, ?> patterns, Map<?, ?> values, Consumer<@Nullable Match> groups) {
    for (Map.Entry<?, ?> entry : patterns.entrySet()) {
      Object value = values.get(entry.getKey());
      if (!matches(entry.getValue(), value == null ? Undef.UNDEF : value, groups)) {
        return false;
      }
    }
    return true;
  }

  /**
   * The operator {@code =~}: a type, a version range, a regular expression or its source on the
   * right.
   *
   * @param groups gets the match when a regular expression was tried, null if it failed
   * @throws EvaluationException when the operands cannot be matched
   */
  public static boolean operator(Object left, Object pattern, Consumer<@Nullable Match> groups) {
    if (pattern instanceof Type type) {
      return type.isInstance(left);
    }
    if (pattern instanceof SemVerRange range) {
      return contains(range, left);
    }
    Regex regex = asRegex(pattern);
    if (!(left instanceof String text)) {
      throw new EvaluationException(
          "MATCH_NOT_STRING",
          "Left match operand must result in a String value. Got " + Wording.aLabel(left) + ".",
          1);
    }
    Match match = regex.match(text);
    groups.accept(match);
    return match != null;
  }

  private static Regex asRegex(Object pattern) {
    String problem;
    if (pattern instanceof Regex regex) {
      return regex;
    } else if (pattern instanceof String source) {
      Regex regex = Regex.of(source);
      try {
        regex.validate();
        return regex;
      } catch (EvaluationException e) {
        problem = e.getMessage();
      }
    } else {
      String given =
          pattern == Undef.UNDEF
              ? "nil"
              : pattern instanceof Boolean ? pattern.toString() : Wording.rubyClass(pattern);
      problem = "no implicit conversion of " + given + " into String";
    }
    throw new EvaluationException(
        "MATCH_NOT_REGEXP",
        "Can not convert right match operand to a regular expression. Caused by '" + problem + "'.",
        2);
  }

  /**
   * The operator {@code in}.
   *
   * @param groups gets the match when {@code element} is a regular expression
   */
  public static boolean isIn(Object element, Object container, Consumer<@Nullable Match> groups) {
    if (container instanceof String text) {
      return isInText(element, text, groups);
    }
    if (container instanceof List<?> list) {
      return isInCollection(element, list, groups);
    }
    if (container instanceof Map<?, ?> map) {
      return isInCollection(element, map.keySet(), groups);
    }
    if (container instanceof SemVerRange range) {
      return contains(range, element);
    }
    return container instanceof Binary binary && isInBinary(element, binary);
  }

  private static boolean isInText(Object element, String text, Consumer<@Nullable Match> groups) {
    if (element instanceof String part) {
      return Equality.containsIgnoringCase(text, part);
    }
    if (element instanceof Regex regex) {
      Match match = regex.match(text);
      groups.accept(match);
      return match != null;
    }
    return false;
  }

  private static boolean isInCollection(
      Object element, Iterable<?> values, Consumer<@Nullable Match> groups) {
    if (element instanceof Regex regex) {
      Match match = null;
      for (Object value : values) {
        match = value instanceof String text ? regex.match(text) : null;
        if (match != null) {
          break;
        }
      }
      groups.accept(match);
      return match != null;
    }
    for (Object value : values) {
      if (isElement(element, value, groups)) {
        return true;
      }
    }
    return false;
  }

  /** Strings and versions are matched by the values as patterns; types match the values. */
  private static boolean isElement(Object element, Object value, Consumer<@Nullable Match> groups) {
    if (element instanceof Type type) {
      return type.isInstance(value);
    }
    return element instanceof String || element instanceof SemVer
        ? matches(value, element, groups)
        : Equality.equal(value, element);
  }

  private static boolean isInBinary(Object element, Binary binary) {
    if (element instanceof Binary part) {
      return binary.contains(part.bytes());
    }
    if (element instanceof String part) {
      return binary.contains(part.getBytes(StandardCharsets.UTF_8));
    }
    return element instanceof Long number
        && number >= 0
        && number < 256
        && binary.contains(new byte[] {number.byteValue()});
  }

  private static boolean contains(SemVerRange range, Object value) {
    SemVer version = asVersion(value);
    return version != null && range.contains(version);
  }

  private static @Nullable SemVer asVersion(Object value) {
    if (value instanceof SemVer version) {
      return version;
    }
    return value instanceof String text ? SemVer.tryParse(text) : null;
  }
}
