package plumb.compiler.lookup;

import java.util.List;
import plumb.values.Match;
import plumb.values.Regex;

/** The prefix by which a value of higher priority removes values of lower priority. */
final class Knockout {
  private final String prefix;

  /** The prefix stands in a regular expression, where its signs have their special meaning. */
  private final Regex pattern;

  Knockout(String prefix) {
    if (prefix.isEmpty()) {
      throw new LookupException(
          LookupException.LOOKUP_ERROR, "knockout_prefix cannot be an empty string in deep_merge!");
    }
    this.prefix = prefix;
    pattern = Regex.of("^" + prefix);
  }

  String prefix() {
    return prefix;
  }

  /**
   * Takes the knockouts out of the source, and what they name out of the destination. Both can be
   * the same list, when a value is merged with itself; then what is removed ahead shortens the list
   * that is gone through, as it does in Ruby.
   */
  void apply(List<Object> source, List<Object> destination) {
    int next = 0;
    int kept = 0;
    for (; next < source.size(); next++) {
      Object item = source.get(next);
      if (!isKnockout(item, destination)) {
        source.set(kept++, item);
      }
    }
    int end = Math.min(next, source.size());
    if (kept < end) {
      source.subList(kept, end).clear();
    }
  }

  private boolean isKnockout(Object item, List<Object> destination) {
    if (!(item instanceof String text)) {
      return false;
    }
    String target = strip(text);
    if (target.equals(text)) {
      return false;
    }
    destination.removeIf(target::equals);
    destination.removeIf(text::equals);
    return true;
  }

  /** What is left when the source replaces a value that it cannot be merged with. */
  Object overwriting(Object source) {
    if (source instanceof String text) {
      return strip(text).equals(text) ? text : "";
    }
    if (source instanceof List<?> list) {
      // The list that is compared is the one that the items were removed from: always equal.
      list.removeIf(item -> item instanceof String text && pattern.matches(text));
    }
    return source;
  }

  /** Removes the prefix from the start of every line. */
  private String strip(String text) {
    if (text.indexOf('\n') < 0) {
      return stripLine(text);
    }
    StringBuilder stripped = new StringBuilder();
    for (String line : text.split("(?<=\n)", -1)) {
      stripped.append(stripLine(line));
    }
    return stripped.toString();
  }

  private String stripLine(String line) {
    Match match = pattern.match(line);
    return match == null || match.start(0) != 0 ? line : line.substring(match.end(0));
  }
}
