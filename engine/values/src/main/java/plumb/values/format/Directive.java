package plumb.values.format;

import plumb.values.SizeLimit;

/** Flags, width and precision of one {@code %} directive while it is read, and its padding. */
final class Directive {
  static final int SPACE = 1;
  static final int SHARP = 2;
  static final int PLUS = 4;
  static final int MINUS = 8;
  static final int ZERO = 16;
  static final int WIDTH = 32;
  static final int PRECISION = 64;

  /** A precision was written, even one that a negative {@code *} then withdrew. */
  static final int PRECISION_SEEN = 128;

  int flags;
  int width;
  int precision = -1;

  boolean has(int flag) {
    return (flags & flag) != 0;
  }

  /** The sign character for a number, or 0 for none. */
  char sign(boolean negative) {
    if (negative) {
      return '-';
    }
    return has(PLUS) ? '+' : has(SPACE) ? ' ' : 0;
  }

  /** Appends {@code text} in the field, with blanks on the side that the flags tell. */
  void pad(StringBuilder out, String text) {
    int missing = has(WIDTH) ? width - text.codePointCount(0, text.length()) : 0;
    if (!has(MINUS)) {
      fill(out, ' ', missing);
    }
    SizeLimit.checkCharacters((long) out.length() + text.length());
    out.append(text);
    if (has(MINUS)) {
      fill(out, ' ', missing);
    }
  }

  static void fill(StringBuilder out, char c, int times) {
    SizeLimit.checkCharacters((long) out.length() + times);
    for (int i = 0; i < times; i++) {
      out.append(c);
    }
  }
}
