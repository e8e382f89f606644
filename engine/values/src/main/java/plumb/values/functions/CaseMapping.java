package plumb.values.functions;

import java.util.Locale;

/**
 * Letter case as Ruby changes it: full Unicode mappings that look at one character at a time, so
 * that a final sigma gets no special form.
 */
public final class CaseMapping {
  private static final char CAPITAL_SIGMA = '\u03a3';
  private static final char SIGMA = '\u03c3';

  private CaseMapping() {}

  /** All letters in upper case. */
  public static String upcase(String text) {
    return text.toUpperCase(Locale.ROOT);
  }

  /** All letters in lower case. */
  public static String downcase(String text) {
    return text.replace(CAPITAL_SIGMA, SIGMA).toLowerCase(Locale.ROOT);
  }

  /** The first character in title case, the others in lower case. */
  public static String capitalize(String text) {
    if (text.isEmpty()) {
      return text;
    }
    int first = text.codePointAt(0);
    String rest = downcase(text.substring(Character.charCount(first)));
    return first < 0x80 ? Character.toUpperCase((char) first) + rest : title(first) + rest;
  }

  /** Upper case letters in lower case and the other way round. */
  public static String swapcase(String text) {
    StringBuilder out = new StringBuilder(text.length());
    int code;
    for (int i = 0; i < text.length(); i += Character.charCount(code)) {
      code = text.codePointAt(i);
      String letter = Character.toString(code);
      String lower = downcase(letter);
      out.append(lower.equals(letter) ? upcase(letter) : lower);
    }
    return out.toString();
  }

  private static String title(int code) {
    // Georgian has no title case; its capitals are for words in capitals only.
    if (code >= 0x1c90 && code <= 0x1cbf) {
      return downcase(Character.toString(code));
    }
    int title = Character.toTitleCase(code);
    String upper = upcase(Character.toString(code));
    int first = upper.offsetByCodePoints(0, 1);
    if (title != code || first == upper.length() || Character.isTitleCase(code)) {
      return Character.toString(title);
    }
    if (code == 0x149) {
      return upper;
    }
    // Of several letters the first stays a capital; a capital iota becomes the one written below.
    return upper.substring(0, first) + downcase(upper.substring(first).replace('\u0399', '\u0345'));
  }
}
