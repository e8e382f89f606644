package plumb.compiler.lookup;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The texts that one compile decrypted or was told to treat as sensitive, so that they can be kept
 * out of what people see, wherever interpolation and merging took them. One thread.
 */
public final class Secrets {
  private static final String DECRYPTED = "[decrypted]";
  private static final String SENSITIVE = "[sensitive]";

  /** What is shown in the place of each text. */
  private final Map<String, String> texts = new HashMap<>();

  /** Matches any of the texts, the longest first; made when it is needed. */
  private @Nullable Pattern pattern;

  /** Knows no secret yet. */
  public Secrets() {}

  /** Remembers a decrypted text; white space alone is nothing that could be hidden. */
  void add(String text) {
    add(text, DECRYPTED);
  }

  /** Remembers the texts and numbers in a value that is converted to a sensitive one. */
  void addSensitive(Object value) {
    if (value instanceof List<?> list) {
      list.forEach(this::addSensitive);
    } else if (value instanceof Map<?, ?> map) {
      map.values().forEach(this::addSensitive);
    } else if (value instanceof String || value instanceof Number) {
      add(String.valueOf(value), SENSITIVE);
    }
  }

  private void add(String text, String shown) {
    String stripped = text.strip();
    if (!stripped.isEmpty() && texts.putIfAbsent(stripped, shown) == null) {
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
    String shown = texts.get(String.valueOf(value));
    return shown == null ? value : shown;
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
              texts.keySet().stream()
                  .sorted(Comparator.comparingInt(String::length).reversed())
                  .map(Pattern::quote)
                  .collect(Collectors.joining("|")));
      pattern = known;
    }
    return known.matcher(text).replaceAll(match -> texts.getOrDefault(match.group(), DECRYPTED));
  }
}
