package plumb.agent.provider;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import plumb.values.Sensitive;

/**
 * The texts that must not be seen in anything that is said of a resource. Providers mark what is
 * secret themselves; this is for what a tool or the system says of a value that it was given.
 * Immutable.
 */
public final class SecretTexts {
  /** Hiding what is shorter would tell more than it hides. */
  private static final int LEAST = 4;

  private static final String HIDDEN = "[redacted]";

  private final List<String> texts;

  private SecretTexts(Collection<String> texts) {
    this.texts = texts.stream().sorted(Comparator.comparing(String::length).reversed()).toList();
  }

  /** Collects the texts in secret values, those in lists and hashes included. */
  static SecretTexts of(Collection<?> values) {
    Set<String> texts = new TreeSet<>();
    values.forEach(value -> collect(value, texts));
    return new SecretTexts(texts);
  }

  private static void collect(Object value, Set<String> texts) {
    if (value instanceof Sensitive sensitive) {
      collect(sensitive.value(), texts);
    } else if (value instanceof Collection<?> list) {
      list.forEach(element -> collect(element, texts));
    } else if (value instanceof Map<?, ?> map) {
      map.values().forEach(element -> collect(element, texts));
    } else if (value instanceof String text) {
      add(text, texts);
      add(text.strip(), texts);
      add(text.substring(text.indexOf('=') + 1), texts); // a variable's value
      for (String word : text.split("\\s+")) {
        add(word, texts); // of a command, as messages name its program
      }
    }
  }

  private static void add(String text, Set<String> texts) {
    if (text.length() >= LEAST) {
      texts.add(text);
    }
  }

  /** Returns a text without the secrets. */
  public String hide(String text) {
    String shown = text;
    for (String secret : texts) {
      shown = shown.replace(secret, HIDDEN);
    }
    return shown;
  }
}
