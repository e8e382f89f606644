package plumb.values.functions.stdlib;

/**
 * The text of a YAML document: scalars in each style, broken into lines where they get too long.
 */
final class YamlText {
  private final StringBuilder out = new StringBuilder();
  private final int width;
  private final int step;

  /** Where the last line starts, and how many characters before it are halves of a code point. */
  private int lineStart;

  private boolean openEnded;

  YamlText(int width, int step) {
    this.width = width;
    this.step = step;
  }

  void append(String text) {
    out.append(text);
    openEnded = false;
  }

  void newLine(int indent) {
    if (out.length() > lineStart) {
      lineBreak();
    }
    indent(indent);
  }

  private void indent(int indent) {
    out.append(" ".repeat(Math.max(indent, 0)));
  }

  private void lineBreak() {
    out.append('\n');
    lineStart = out.length();
  }

  private boolean isTooLong() {
    return out.codePointCount(lineStart, out.length()) > width;
  }

  void endDocument() {
    if (out.length() > lineStart) {
      lineBreak();
    }
    if (openEnded) {
      out.append("...\n");
    }
  }

  @Override
  public String toString() {
    return out.toString();
  }

  /**
   * Writes a scalar.
   *
   * @param indent the indentation of its further lines
   * @param breaks whether it may go on in another line
   */
  void write(String text, YamlScalar.Style style, int indent, boolean breaks) {
    openEnded = false;
    switch (style) {
      case PLAIN -> plain(text, indent, breaks);
      case SINGLE_QUOTED -> singleQuoted(text, indent, breaks);
      case DOUBLE_QUOTED -> doubleQuoted(text, indent, breaks);
      case LITERAL -> literal(text, indent);
      case FOLDED -> folded(text, indent);
    }
  }

  private void plain(String text, int indent, boolean breaks) {
    boolean spaces = false;
    int next;
    for (int i = 0; i < text.length(); i = next) {
      int code = text.codePointAt(i);
      next = i + Character.charCount(code);
      boolean space = code == ' ';
      boolean single = space && !spaces && YamlScalar.codeAt(text, next) != ' ';
      if (single && breaks && isTooLong()) {
        newLine(indent);
      } else {
        out.appendCodePoint(code);
      }
      spaces = space;
    }
  }

  private void singleQuoted(String text, int indent, boolean breaks) {
    out.append('\'');
    boolean spaces = false;
    boolean afterBreak = false;
    int next;
    for (int i = 0; i < text.length(); i = next) {
      int code = text.codePointAt(i);
      next = i + Character.charCount(code);
      if (YamlScalar.isBreak(code)) {
        if (!afterBreak && code == '\n') {
          lineBreak();
        }
        appendBreak(code);
        afterBreak = true;
        continue;
      }
      if (afterBreak) {
        indent(indent);
      }
      boolean space = code == ' ';
      boolean inside = i > 0 && next < text.length();
      boolean single = space && !spaces && YamlScalar.codeAt(text, next) != ' ';
      if (single && breaks && inside && isTooLong()) {
        newLine(indent);
      } else {
        out.appendCodePoint(code);
        if (code == '\'') {
          out.append('\'');
        }
      }
      spaces = space;
      afterBreak = false;
    }
    if (afterBreak) {
      indent(indent);
    }
    out.append('\'');
  }

  private void appendBreak(int code) {
    if (code == '\n') {
      lineBreak();
    } else {
      out.appendCodePoint(code);
      lineStart = out.length();
    }
  }

  private void doubleQuoted(String text, int indent, boolean breaks) {
    out.append('"');
    boolean spaces = false;
    int next;
    for (int i = 0; i < text.length(); i = next) {
      int code = text.codePointAt(i);
      next = i + Character.charCount(code);
      boolean space = code == ' ';
      boolean inside = i > 0 && next < text.length();
      if (space && breaks && !spaces && inside && isTooLong()) {
        newLine(indent);
        if (text.charAt(next) == ' ') {
          out.append('\\');
        }
      } else if (code == '"' || code == '\\') {
        out.append('\\').appendCodePoint(code);
      } else if (!YamlScalar.isPrintable(code) || YamlScalar.isBreak(code)) {
        escape(code);
      } else {
        out.appendCodePoint(code);
      }
      spaces = space;
    }
    out.append('"');
  }

  private void escape(int code) {
    switch (code) {
      case 0 -> out.append("\\0");
      case 0x07 -> out.append("\\a");
      case '\b' -> out.append("\\b");
      case '\t' -> out.append("\\t");
      case '\n' -> out.append("\\n");
      case 0x0b -> out.append("\\v");
      case '\f' -> out.append("\\f");
      case '\r' -> out.append("\\r");
      case 0x1b -> out.append("\\e");
      case 0x85 -> out.append("\\N");
      case 0x2028 -> out.append("\\L");
      case 0x2029 -> out.append("\\P");
      default -> {
        int digits = code <= 0xff ? 2 : code <= 0xffff ? 4 : 8;
        out.append(digits == 2 ? "\\x" : digits == 4 ? "\\u" : "\\U");
        for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) {
          out.append("0123456789ABCDEF".charAt(code >> shift & 15));
        }
      }
    }
  }

  /** The indicator of a block scalar, with hints for its indentation and its last line end. */
  private void startBlock(char indicator, String text) {
    out.append(indicator);
    int first = text.codePointAt(0);
    if (first == ' ' || YamlScalar.isBreak(first)) {
      out.append(step);
    }
    int length = text.length();
    if (!YamlScalar.isBreak(text.charAt(length - 1))) {
      out.append('-');
    } else if (length == 1 || YamlScalar.isBreak(text.charAt(length - 2))) {
      out.append('+');
      openEnded = true;
    }
    lineBreak();
  }

  private void literal(String text, int indent) {
    startBlock('|', text);
    boolean afterBreak = true;
    int next;
    for (int i = 0; i < text.length(); i = next) {
      int code = text.codePointAt(i);
      next = i + Character.charCount(code);
      if (YamlScalar.isBreak(code)) {
        appendBreak(code);
        afterBreak = true;
        continue;
      }
      if (afterBreak) {
        indent(indent);
      }
      out.appendCodePoint(code);
      afterBreak = false;
    }
  }

  private void folded(String text, int indent) {
    startBlock('>', text);
    boolean afterBreak = true;
    boolean leadingSpaces = true;
    int next;
    for (int i = 0; i < text.length(); i = next) {
      int code = text.codePointAt(i);
      next = i + Character.charCount(code);
      if (YamlScalar.isBreak(code)) {
        if (!afterBreak && !leadingSpaces && code == '\n' && isTextAfterBreaks(text, i)) {
          lineBreak();
        }
        appendBreak(code);
        afterBreak = true;
        continue;
      }
      if (afterBreak) {
        indent(indent);
        leadingSpaces = code == ' ' || code == '\t';
      }
      boolean single = code == ' ' && YamlScalar.codeAt(text, next) != ' ';
      if (!afterBreak && single && isTooLong()) {
        newLine(indent);
      } else {
        out.appendCodePoint(code);
      }
      afterBreak = false;
    }
  }

  private static boolean isTextAfterBreaks(String text, int start) {
    int at = start;
    while (at < text.length() && YamlScalar.isBreak(text.charAt(at))) {
      at++;
    }
    int code = YamlScalar.codeAt(text, at);
    return code != 0 && code != ' ' && code != '\t';
  }
}
