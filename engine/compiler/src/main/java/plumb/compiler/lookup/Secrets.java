package plumb.compiler.lookup;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import plumb.values.Undef;
import plumb.values.Value;
import plumb.values.ValueText;

/**
 * The texts that one compile decrypted or was told to treat as sensitive, so that they can be kept
 * out of what people see, wherever interpolation and merging took them. Case does not matter: names
 * of classes and types change that of what they are given. One thread.
 */
public final class Secrets {
  private static final String DECRYPTED = "[decrypted]";
  private static final String SENSITIVE = "[sensitive]";

  /** What is shown in the place of each text, which is in lower case. */
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
  public void addSensitive(Object value) {
    if (value instanceof List<?> list) {
      list.forEach(this::addSensitive);
    } else if (value instanceof Map<?, ?> map) {
      map.values().forEach(this::addSensitive);
    } else if (value instanceof String || value instanceof Number) {
      add(String.valueOf(value), SENSITIVE);
    }
  }

  private void add(String text, String shown) {
    String folded = folded(text.strip());
    if (!folded.isEmpty() && texts.putIfAbsent(folded, shown) == null) {
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
    String plain = ValueText.of(value);
    // Numbers only as wholes: digits of a secret are found in many of them.
    String shown =
        value instanceof Value && value != Undef.UNDEF
            ? hide(plain)
            : texts.getOrDefault(folded(plain), plain);
    return shown.equals(plain) ? value : shown;
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
                  .collect(Collectors.joining("|")),
              Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
      pattern = known;
    }
    return known
        .matcher(text)
        .replaceAll(match -> texts.getOrDefault(folded(match.group()), DECRYPTED));
  }

  private static String folded(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
