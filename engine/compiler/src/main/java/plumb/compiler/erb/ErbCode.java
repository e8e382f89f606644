package plumb.compiler.erb;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The Ruby code of an ERB text with the trim mode {@code -}: to the letter what the library {@code
 * erb} makes of it, each line of the text on its own line of the code, without loading that library
 * and running it in an interpreter.
 */
public final class ErbCode {
  private final String text;
  private final StringBuilder code = new StringBuilder();
  private final List<String> line = new ArrayList<>();
  private final StringBuilder content = new StringBuilder();
  private int at;

  private ErbCode(String text) {
    this.text = text;
  }

  /** Whether the text may say how its code is to be read; only the library knows such remarks. */
  public static boolean isSpecial(String text) {
    return text.startsWith("<%#") && (text.contains("coding") || text.contains("frozen"));
  }

  /** The code, which ends with the result. */
  public static String of(String text) {
    return new ErbCode(text).compile();
  }

  private String compile() {
    line.add("_erbout = +''");
    while (at < text.length()) {
      char tag = openTag();
      if (tag != 0) {
        putContent();
        closeTag(tag);
      }
    }
    putContent();
    line.add("_erbout");
    code.append(String.join("; ", line));
    return code.toString();
  }

  /** Reads text up to a tag; which one it is, a blank for the plain one, zero for none. */
  private char openTag() {
    int start = at;
    int tag = text.indexOf("<%", at);
    if (tag < 0) {
      addText(start, text.length());
      at = text.length();
      return 0;
    }
    char next = tag + 2 < text.length() ? text.charAt(tag + 2) : ' ';
    addText(start, next == '-' ? withoutIndentation(start, tag) : tag);
    at = tag + ("-%=#".indexOf(next) < 0 ? 2 : 3);
    if (next == '%') {
      content.append("<%");
      return 0;
    }
    return next == '=' || next == '#' ? next : ' ';
  }

  private void addText(int start, int end) {
    content.append(text, start, end);
    if (end == start + 1 && text.charAt(start) == '\n') {
      putContent(); // As the library does with a line's end that stands alone.
    }
  }

  /**
   * Where the blanks before a tag begin, when nothing else stands between it and the line's start.
   */
  private int withoutIndentation(int start, int tag) {
    int i = tag;
    while (i > start && (text.charAt(i - 1) == ' ' || text.charAt(i - 1) == '\t')) {
      i--;
    }
    return i == start || text.charAt(i - 1) == '\n' ? i : tag;
  }

  /** Reads code up to the end of its tag; without an end it is text. */
  private void closeTag(char tag) {
    int end = text.indexOf("%>", at);
    while (end > at && text.charAt(end - 1) == '%') {
      content.append(text, at, end - 1).append("%>");
      at = end + 2;
      end = text.indexOf("%>", at);
    }
    if (end < 0) {
      content.append(text, at, text.length());
      at = text.length();
      return;
    }
    boolean trims = end > at && text.charAt(end - 1) == '-';
    content.append(text, at, trims ? end - 1 : end);
    at = end + 2;
    putCode(tag);
    if (trims) {
      skipLineEnd();
    }
  }

  private void skipLineEnd() {
    if (at == text.length()) {
      endLine();
    } else if (text.startsWith("\n", at) || text.startsWith("\r\n", at)) {
      at += text.charAt(at) == '\n' ? 1 : 2;
      endLine();
    }
  }

  private void putCode(char tag) {
    String part = content.toString();
    content.setLength(0);
    switch (tag) {
      case '=' -> line.add("_erbout.<<((" + part + ").to_s)");
      case '#' -> line.add(lineEnds(part));
      default -> {
        if (part.endsWith("\n")) {
          line.add(chopped(part));
          endLine();
        } else {
          line.add(part);
        }
      }
    }
  }

  private static String chopped(String part) {
    return part.substring(0, part.length() - (part.endsWith("\r\n") ? 2 : 1));
  }

  private void putContent() {
    if (content.length() > 0) {
      String part = content.toString();
      line.add("_erbout.<< " + literal(part) + ".freeze" + lineEnds(part));
      content.setLength(0);
    }
  }

  private void endLine() {
    code.append(String.join("; ", line)).append('\n');
    line.clear();
  }

  private static String lineEnds(String part) {
    return "\n".repeat((int) part.chars().filter(c -> c == '\n').count());
  }

  /** A text as a literal of Ruby, byte by byte. */
  private static String literal(String part) {
    byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
    StringBuilder literal = new StringBuilder(bytes.length + 2).append('"');
    for (int i = 0; i < bytes.length; i++) {
      int next = i + 1 < bytes.length ? bytes[i + 1] : 0;
      append(literal, bytes[i] & 0xff, next);
    }
    return literal.append('"').toString();
  }

  private static void append(StringBuilder literal, int c, int next) {
    int named = "\u0007\b\t\n\u000b\f\r\u001b".indexOf(c);
    if (named >= 0) {
      literal.append('\\').append("abtnvfre".charAt(named));
    } else if (c == '"' || c == '\\' || c == '#' && (next == '$' || next == '@' || next == '{')) {
      literal.append('\\').append((char) c);
    } else if (c < ' ' || c > '~') {
      literal.append(String.format("\\x%02X", c));
    } else {
      literal.append((char) c);
    }
  }
}
