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
      boolean word = c == '_' || Character.isLetterOrDigit(c);
      if (!word && (i == 0 || !(c == ':' || c == '.' || c == '-'))) {
        return false;
      }
    }
    return true;
  }

  static void add(Set<String> tags, String tag) {
    String lower = tag.toLowerCase(Locale.ROOT);
    if (!isValid(lower)) {
      throw new EvaluationException("INVALID_TAG", "Invalid tag '" + lower + "'");
    }
    if (tags.add(lower) && lower.contains("::")) {
      for (String segment : lower.split("::")) {
        if (!segment.isEmpty()) {
          tags.add(segment);
        }
      }
    }
  }
}
