package plumb.values;

/** A string as a Ruby string literal, the way {@code String#inspect} writes it. */
public final class InspectedText {
  private InspectedText() {}

  /** {@code text} in double quotes, with escapes for what is not printable. */
  public static String of(String text) {
    StringBuilder out = new StringBuilder(text.length() + 2);
    append(out, text);
    return out.toString();
  }

  /** Appends {@code text} in double quotes, with escapes for what is not printable. */
  public static void append(StringBuilder out, String text) {
    out.append('"');
    int length = text.length();
    int code;
    for (int i = 0; i < length; i += Character.charCount(code)) {
      code = text.codePointAt(i);
      switch (code) {
        case '"', '\\' -> out.append('\\').append((char) code);
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        case '\f' -> out.append("\\f");
        case 0x0b -> out.append("\\v");
        case '\b' -> out.append("\\b");
        case 0x07 -> out.append("\\a");
        case 0x1b -> out.append("\\e");
        case '#' -> {
          char next = i + 1 < length ? text.charAt(i + 1) : 0;
          out.append(next == '{' || next == '$' || next == '@' ? "\\#" : "#");
        }
        default -> appendCode(out, code);
      }
    }
    out.append('"');
  }

  private static void appendCode(StringBuilder out, int code) {
    if (isPrintable(code)) {
      out.appendCodePoint(code);
    } else if (code > 0xffff) {
      out.append("\\u{").append(Integer.toHexString(code).toUpperCase(java.util.Locale.ROOT));
      out.append('}');
    } else {
      out.append("\\u");
      for (int shift = 12; shift >= 0; shift -= 4) {
        out.append("0123456789ABCDEF".charAt(code >> shift & 15));
      }
    }
  }

  /** What Ruby's regular expression engine calls printable; it counts NEL (U+0085) in. */
  private static boolean isPrintable(int code) {
    if (code < 0x7f) {
      return code >= ' ';
    }
    return switch (Character.getType(code)) {
      case Character.CONTROL -> code == 0x85;
      case Character.UNASSIGNED,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
