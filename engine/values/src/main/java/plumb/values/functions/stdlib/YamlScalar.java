package plumb.values.functions.stdlib;

import plumb.values.Regex;

/**
 * What a text allows and asks for when it is written as a YAML scalar: Ruby's Psych asks for a
 * style, and libyaml takes the next safer one where the text does not allow it.
 */
final class YamlScalar {
  /** How a scalar is written. */
  enum Style {
    PLAIN,
    SINGLE_QUOTED,
    DOUBLE_QUOTED,
    LITERAL,
    FOLDED
  }

  private static final String INDICATORS = "#,[]{}&*!|>'\"%@`";
  private static final String NOT_A_WORD = "^[^\\d.:-]?[[:alpha:]_\\s!@#$%\\^&*(){}<>|/\\\\~;=]+";
  private static final String TIME =
      "^-?\\d{4}-\\d{1,2}-\\d{1,2}(?:[Tt]|\\s+)\\d{1,2}:\\d\\d:\\d\\d(?:\\.\\d*)?"
          + "(?:\\s*(?:Z|[-+]\\d{1,2}:?(?:\\d\\d)?))?$";
  private static final String DATE = "^\\d{4}-(?:1[012]|0\\d|\\d)-(?:[12]\\d|3[01]|0\\d|\\d)$";
  private static final String BASE_60 = "^[-+]?[0-9][0-9_]*(:[0-5]?[0-9]){1,2}(?:\\.[0-9_]*)?$";
  private static final String FLOAT = "^(?:[-+]?([0-9][0-9_,]*)?\\.[0-9]*([eE][-+][0-9]+)?)$";
  private static final String INTEGER =
      "^(?:[-+]?0b[0-1_,]+|[-+]?0[0-7_,]+|[-+]?(?:0|[1-9](?:[0-9]|,[0-9]|_[0-9])*)"
          + "|[-+]?0x[0-9a-fA-F_,]+)$";

  final String text;
  boolean multiline;
  private boolean plainAllowed = true;
  private boolean singleQuotedAllowed = true;
  private boolean blockAllowed = true;

  YamlScalar(String text) {
    this.text = text;
    if (text.isEmpty()) {
      blockAllowed = false;
    } else {
      analyze();
    }
  }

  /**
   * The style in which it is written.
   *
   * @param key whether it is the key of a mapping on one line with its value
   * @param width texts longer than that are folded, 0 for none
   */
  Style style(boolean key, int width) {
    Style style = wanted(width);
    if (key && multiline) {
      style = Style.DOUBLE_QUOTED;
    }
    if (style == Style.PLAIN && (!plainAllowed || (text.isEmpty() && key))) {
      style = Style.SINGLE_QUOTED;
    }
    if (style == Style.SINGLE_QUOTED && !singleQuotedAllowed) {
      style = Style.DOUBLE_QUOTED;
    }
    boolean block = style == Style.LITERAL || style == Style.FOLDED;
    return block && (!blockAllowed || key) ? Style.DOUBLE_QUOTED : style;
  }

  private Style wanted(int width) {
    if (Regex.of("\\n(?!\\Z)").matches(text)) {
      return Style.LITERAL;
    }
    if (text.equals("<<")) {
      return Style.SINGLE_QUOTED;
    }
    if (text.equals("y") || text.equals("n")) {
      return Style.DOUBLE_QUOTED;
    }
    if (width > 0 && text.codePointCount(0, text.length()) > width) {
      return Style.FOLDED;
    }
    if (Regex.of("^[^[:word:]][^\"]*$").matches(text)) {
      return Style.DOUBLE_QUOTED;
    }
    boolean quoted = !readsAsText(text) || Regex.of("\\A0[0-7]*[89]").matches(text);
    return quoted ? Style.SINGLE_QUOTED : Style.PLAIN;
  }

  /** Whether Psych reads the plain text as a string. */
  private static boolean readsAsText(String text) {
    if (text.isEmpty()) {
      return false;
    }
    if (Regex.of(NOT_A_WORD).matches(text) || text.indexOf('\n') >= 0) {
      return text.codePointCount(0, text.length()) > 5
          || !Regex.of("^(?:null|yes|true|on|no|false|off)$|\\A~\\z", Regex.IGNORE_CASE)
              .matches(text);
    }
    if (Regex.of(FLOAT).matches(text)) {
      return Regex.of("\\A[-+]?\\.\\Z").matches(text);
    }
    return !(Regex.of(TIME).matches(text)
        || Regex.of(DATE).matches(text)
        || Regex.of("^[-+]?\\.inf$|^\\.nan$", Regex.IGNORE_CASE).matches(text)
        || Regex.of("^:.").matches(text)
        || Regex.of(BASE_60).matches(text)
        || Regex.of(INTEGER).matches(text));
  }

  static boolean isBreak(int code) {
    return code == '\n' || code == '\r' || code == 0x85 || code == 0x2028 || code == 0x2029;
  }

  /** What libyaml writes as it is. */
  static boolean isPrintable(int code) {
    return code == '\n'
        || (code >= 0x20 && code <= 0x7e)
        || (code >= 0xa0 && code < 0xd800)
        || (code >= 0xe000 && code < 0xfffe && code != 0xfeff);
  }

  /** The code point at an index, 0 at the end. */
  static int codeAt(String text, int index) {
    return index < text.length() ? text.codePointAt(index) : 0;
  }

  private static boolean isBlankOrEnd(int code) {
    return code == 0 || code == ' ' || code == '\t' || isBreak(code);
  }

  private void analyze() {
    boolean indicators = text.startsWith("---") || text.startsWith("...");
    boolean special = false;
    boolean breakSpace = false;
    boolean spaceBreak = false;
    boolean afterBlank = true;
    int previous = 0;
    int next;
    for (int i = 0; i < text.length(); i = next) {
      int code = text.codePointAt(i);
      next = i + Character.charCount(code);
      boolean beforeBlank = isBlankOrEnd(codeAt(text, next));
      indicators |=
          i == 0
              ? INDICATORS.indexOf(code) >= 0 || ("?:-".indexOf(code) >= 0 && beforeBlank)
              : (code == ':' && beforeBlank) || (code == '#' && afterBlank);
      special |= !isPrintable(code);
      multiline |= isBreak(code);
      breakSpace |= code == ' ' && isBreak(previous);
      spaceBreak |= isBreak(code) && previous == ' ';
      afterBlank = isBlankOrEnd(code);
      previous = code;
    }
    boolean edges = isEdge(text.codePointAt(0)) || isEdge(previous);
    plainAllowed = !(indicators || special || multiline || edges || spaceBreak);
    singleQuotedAllowed = !(breakSpace || spaceBreak || special);
    blockAllowed = !(spaceBreak || special || previous == ' ');
  }

  private static boolean isEdge(int code) {
    return code == ' ' || isBreak(code);
  }
}
