package plumb.compiler.evaluation;

import java.util.Locale;
import java.util.Set;
import plumb.values.EvaluationException;

/** What a tag may be, and that a qualified one brings its segments along. */
final class Tags {
  private Tags() {}

  static boolean isValid(String tag) {
    if (tag.isEmpty()) {
      return false;
    }
    for (int i = 0; i < tag.length(); i++) {
      char c = tag.charAt(i);
      boolean word =
          c >= 'a' && c <= 'z' || c == '_' || c >= '0' && c <= '9' || Character.isLetterOrDigit(c);
      if (!word && (i == 0 || !(c == ':' || c == '.' || c == '-'))) {
        return false;
      }
    }
    return true;
  }

  static void add(Set<String> tags, String tag) {
    String lower = tag.toLowerCase(Locale.ROOT);
    requireValid(lower);
    addLower(tags, lower);
  }

  /** Adds what may be a tag; everything else is none, and no mistake. */
  static void addIfValid(Set<String> tags, String text) {
    if (isValid(text)) {
      String lower = text.toLowerCase(Locale.ROOT);
      if (!lower.equals(text)) {
        requireValid(lower);
      }
      addLower(tags, lower);
    }
  }

  private static void requireValid(String tag) {
    if (!isValid(tag)) {
      throw new EvaluationException("INVALID_TAG", "Invalid tag '" + tag + "'");
    }
  }

  private static void addLower(Set<String> tags, String lower) {
    if (tags.add(lower) && lower.contains("::")) {
      for (String segment : lower.split("::")) {
        if (!segment.isEmpty()) {
          tags.add(segment);
        }
      }
    }
  }
}
