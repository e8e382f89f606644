package plumb.host.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The parts of one value, such as the options in {@code ARGS="-Xmx512m -server"}. */
final class Subsettings {
  private final DesiredSubsetting desired;
  private final List<String> items = new ArrayList<>();
  private final Predicate<String> named;
  private String quote;

  /** Takes the value of a setting apart; null for a setting that is not there. */
  Subsettings(DesiredSubsetting desired, @Nullable String value) {
    this.desired = desired;
    this.quote = desired.quote();
    this.named = item -> isNamed(item, desired.name());
    if (value != null) {
      split(unquoted(value));
    }
  }

  private String unquoted(String value) {
    for (String mark : List.of("\"", "'")) {
      if (value.startsWith(mark) && value.endsWith(mark)) {
        quote = mark;
        return value.length() < 2 ? "" : value.substring(1, value.length() - 1);
      }
    }
    return value;
  }

  /** Every character of the separator separates, but a dot never does. */
  private void split(String text) {
    StringBuilder item = new StringBuilder();
    for (int i = 0; i <= text.length(); i++) {
      boolean ends =
          i == text.length()
              || (text.charAt(i) != '.' && desired.separator().indexOf(text.charAt(i)) >= 0);
      if (!ends) {
        item.append(text.charAt(i));
      } else if (!item.isEmpty()) {
        items.add(item.toString().strip());
        item.setLength(0);
      }
    }
  }

  private boolean isNamed(String item, String name) {
    return desired.exact() ? item.equals(name) : item.startsWith(name + desired.valueSeparator());
  }

  boolean exists() {
    return items.stream().anyMatch(named);
  }

  /** Returns what follows the name of the part; null where there is no such part. */
  @Nullable String value() {
    String start = desired.name() + desired.valueSeparator();
    return items.stream()
        .filter(item -> item.startsWith(start))
        .findFirst()
        .map(item -> item.substring(start.length()))
        .orElse(null);
  }

  /** Changes the part wherever it is, or puts it in. */
  void put() {
    String value = desired.value();
    String item = desired.name() + desired.valueSeparator() + (value == null ? "" : value);
    if (exists()) {
      items.replaceAll(old -> named.test(old) ? item : old);
    } else {
      items.add(place(), item);
    }
  }

  private int place() {
    String other = desired.insertValue();
    return switch (desired.insertType()) {
      case "start" -> 0;
      case "before" -> indexOf(other) < 0 ? items.size() : indexOf(other);
      case "after" -> indexOf(other) < 0 ? items.size() : indexOf(other) + 1;
      case "index" -> Math.min(leadingNumber(other), items.size());
      default -> items.size();
    };
  }

  private int indexOf(String name) {
    for (int i = 0; i < items.size(); i++) {
      if (isNamed(items.get(i), name)) {
        return i;
      }
    }
    return -1;
  }

  private static int leadingNumber(String text) {
    int number = 0;
    for (int i = 0; i < Math.min(text.length(), 6) && Character.isDigit(text.charAt(i)); i++) {
      number = number * 10 + Character.digit(text.charAt(i), 10);
    }
    return number;
  }

  void remove() {
    items.removeIf(named);
  }

  /** Returns the value of the setting. */
  String text() {
    return quote + String.join(desired.separator(), items) + quote;
  }
}
