package plumb.analysis.data;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The names that a lookup may ask for when it computes a part of its name. Immutable.
 *
 * @param parts what is written out and, as null, what is not known
 * @param place where it is looked up, as {@code path:line:column}
 */
record KeyPattern(List<@Nullable String> parts, String place, Pattern regex) {

  static KeyPattern of(List<@Nullable String> parts, String place) {
    StringBuilder regex = new StringBuilder();
    for (String part : parts) {
      regex.append(part == null ? ".*" : Pattern.quote(part));
    }
    return new KeyPattern(parts, place, Pattern.compile(regex.toString(), Pattern.DOTALL));
  }

  boolean matches(String key) {
    return regex.matcher(key).matches();
  }

  /** Whether the name may be any. */
  boolean isAnything() {
    return parts.stream().allMatch(part -> part == null || part.isEmpty());
  }

  /** How messages speak of the names. */
  String label() {
    if (isAnything()) {
      return "any name";
    }
    String first = parts.get(0);
    boolean prefix =
        first != null && parts.subList(1, parts.size()).stream().allMatch(p -> p == null);
    return prefix
        ? "names that start with '" + first + "'"
        : "names like '"
            + parts.stream().map(part -> part == null ? "*" : part).collect(Collectors.joining())
            + "'";
  }
}
