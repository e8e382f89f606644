package plumb.compiler.lookup;

import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The texts that one compile decrypted, so that they can be kept out of what people see, wherever
 * interpolation and merging took them. One thread.
 */
public final class Secrets {
  private static final String SHOWN = "[decrypted]";

  private final Set<String> texts = new HashSet<>();

  /** Matches any of the texts, the longest first; made when it is needed. */
  private @Nullable Pattern pattern;

  Secrets() {}

  /** Remembers a decrypted text; white space alone is nothing that could be hidden. */
  void add(String text) {
    String stripped = text.strip();
    if (!stripped.isEmpty() && texts.add(stripped)) {
      pattern = null;
    }
  }

  /** Returns the value with the marker in the place of each secret in it. */
  public Object hide(Object value) {
    if (texts.isEmpty()) {
      return value;
    }
    if (value instanceof String text) {
      return hide(text);
    }
    if (value instanceof List<?> list) {
      return list.stream().map(this::hide).toList();
    }
    if (value instanceof Map<?, ?> map) {
      Map<Object, Object> shown = new LinkedHashMap<>();
      map.forEach((key, item) -> shown.put(hide(key), hide(item)));
      return shown;
    }
    return texts.contains(String.valueOf(value)) ? SHOWN : value;
  }

  /** Returns the text with the marker in the place of each secret in it. */
  public String hide(String text) {
    if (texts.isEmpty()) {
      return text;
    }
    Pattern known = pattern;
    if (known == null) {
      known =
          Pattern.compile(
              texts.stream()
                  .sorted(Comparator.comparingInt(String::length).reversed())
                  .map(Pattern::quote)
                  .collect(Collectors.joining("|")));
      pattern = known;
    }
    return known.matcher(text).replaceAll(SHOWN);
  }
}
