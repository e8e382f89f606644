package plumb.values;

import java.util.List;
import java.util.Map;

/** The text of values: as interpolated into strings, and quoted as in source text. */
public final class ValueText {
  private ValueText() {}

  /** A value as it is interpolated into a string; undef is the empty text. */
  public static String of(Object value) {
    if (value instanceof String s) {
      return s;
    }
    if (value instanceof List<?> || value instanceof Map<?, ?>) {
      StringBuilder out = new StringBuilder();
      append(out, value);
      return out.toString();
    }
    return value == Undef.UNDEF ? "" : scalar(value);
  }

  /** Appends a value as it is interpolated into a string. */
  public static void append(StringBuilder out, Object value) {
    if (value instanceof List<?> list) {
      CollectionText.append(out, list, ValueText::append);
    } else if (value instanceof Map<?, ?> map) {
      CollectionText.append(out, map, " => ", ValueText::append);
    } else if (value != Undef.UNDEF) {
      out.append(scalar(value));
    }
  }

  /** A value as source text denotes it: strings quoted, {@code undef} and instances spelled out. */
  public static String quoted(Object value) {
    StringBuilder out = new StringBuilder();
    appendQuoted(out, value);
    return out.toString();
  }

  /** Appends a value as source text denotes it. */
  public static void appendQuoted(StringBuilder out, Object value) {
    if (value instanceof String s) {
      quote(out, s);
    } else if (value instanceof List<?> list) {
      CollectionText.append(out, list, ValueText::appendQuoted);
    } else if (value instanceof Map<?, ?> map) {
      CollectionText.append(out, map, " => ", ValueText::appendQuoted);
    } else if (value instanceof Deferred d) {
      out.append("Deferred({'name' => ");
      quote(out, d.name());
      if (d.arguments() != null) {
        appendQuoted(out.append(", 'arguments' => "), d.arguments());
      }
      out.append("})");
    } else if (value instanceof ErrorValue e) {
      appendQuoted(out.append("Error("), e.attributes());
      out.append(')');
    } else if (value instanceof Uri
        || value instanceof Binary
        || value instanceof Timestamp
        || value instanceof Timespan
        || value instanceof SemVer
        || value instanceof SemVerRange) {
      quote(out, value.toString());
    } else {
      out.append(scalar(value));
    }
  }

  private static String scalar(Object value) {
    if (value instanceof Double d) {
      return FloatText.of(d);
    }
    if (value instanceof Deferred || value instanceof ErrorValue) {
      return quoted(value);
    }
    return value.toString();
  }

  /** A string in single quotes, or in double quotes when it holds control characters. */
  public static String quote(String text) {
    StringBuilder out = new StringBuilder(text.length() + 2);
    quote(out, text);
    return out.toString();
  }

  /** Appends a string in single quotes, or in double quotes when it holds control characters. */
  public static void quote(StringBuilder out, String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < 0x20) {
        doubleQuote(out, text);
        return;
      }
    }
    out.append('\'');
    boolean afterBackslash = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      // A backslash stays single, but the character after it is escaped whatever it is.
      if (c == '\\' && !afterBackslash) {
        afterBackslash = true;
        continue;
      }
      if (afterBackslash || c == '\'') {
        out.append('\\');
      }
      afterBackslash = false;
      out.append(c);
    }
    out.append(afterBackslash ? "\\'" : "'");
  }

  /** A string in double quotes. */
  public static String doubleQuote(String text) {
    StringBuilder out = new StringBuilder(text.length() + 2);
    doubleQuote(out, text);
    return out.toString();
  }

  private static void doubleQuote(StringBuilder out, String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '\t' -> out.append("\\t");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '"', '$', '\\' -> out.append('\\').append(c);
        default -> {
          if (c < 0x20) {
            out.append("\\u{").append(Integer.toHexString(c).toUpperCase(java.util.Locale.ROOT));
            out.append('}');
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }
}
