package plumb.values.functions.stdlib;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import plumb.values.EvaluationException;
import plumb.values.Undef;

/** Reads JSON as Ruby's parser does: comments are skipped, and any value may be at the top. */
public final class JsonReader {
  private static final int MAX_DEPTH = 100;

  private final String text;
  private int at;
  private int depth;

  private JsonReader(String text) {
    this.text = text;
  }

  /**
   * The value of a document.
   *
   * @throws EvaluationException when the text is not one
   */
  public static Object read(String text) {
    JsonReader reader = new JsonReader(text);
    reader.skip();
    Object value = reader.value();
    reader.skip();
    if (reader.at < text.length()) {
      throw reader.unexpected(reader.at);
    }
    return value;
  }

  private EvaluationException unexpected(int position) {
    return new EvaluationException("unexpected token at '" + text.substring(position) + "'");
  }

  private void skip() {
    while (at < text.length()) {
      if (" \t\r\n".indexOf(text.charAt(at)) >= 0) {
        at++;
      } else if (text.startsWith("//", at) && text.indexOf('\n', at) >= 0) {
        at = text.indexOf('\n', at);
      } else if (text.startsWith("/*", at) && text.indexOf("*/", at + 2) >= 0) {
        at = text.indexOf("*/", at + 2) + 2;
      } else {
        return;
      }
    }
  }

  private boolean take(char c) {
    if (at < text.length() && text.charAt(at) == c) {
      at++;
      return true;
    }
    return false;
  }

  private Object value() {
    if (at < text.length()) {
      switch (text.charAt(at)) {
        case '{' -> {
          return object();
        }
        case '[' -> {
          return array();
        }
        case '"' -> {
          return string();
        }
        default -> {
          return textStarts("true") ? true : textStarts("false") ? false : number();
        }
      }
    }
    throw unexpected(at);
  }

  private boolean textStarts(String word) {
    if (text.startsWith(word, at)) {
      at += word.length();
      return true;
    }
    return false;
  }

  private void enter() {
    depth++;
    if (depth > MAX_DEPTH) {
      throw new EvaluationException("nesting of " + depth + " is too deep");
    }
  }

  private Object object() {
    int start = at++;
    enter();
    Map<Object, Object> result = new LinkedHashMap<>();
    skip();
    if (!take('}')) {
      do {
        skip();
        if (at >= text.length() || text.charAt(at) != '"') {
          throw unexpected(start);
        }
        String key = string();
        skip();
        if (!take(':')) {
          throw unexpected(start);
        }
        skip();
        result.put(key, value());
        skip();
      } while (take(','));
      if (!take('}')) {
        throw unexpected(start);
      }
    }
    depth--;
    return result;
  }

  private Object array() {
    at++;
    enter();
    List<Object> result = new ArrayList<>();
    skip();
    if (!take(']')) {
      do {
        skip();
        result.add(value());
        skip();
      } while (take(','));
      if (!take(']')) {
        throw unexpected(at);
      }
    }
    depth--;
    return result;
  }

  private String string() {
    int start = at++;
    StringBuilder out = new StringBuilder();
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c == '"') {
        return out.toString();
      }
      if (c < ' ') {
        break;
      }
      if (c == '\\' && at < text.length()) {
        escape(out);
      } else {
        out.append(c);
      }
    }
    throw unexpected(start);
  }

  private void escape(StringBuilder out) {
    char c = text.charAt(at++);
    switch (c) {
      case 'b' -> out.append('\b');
      case 'f' -> out.append('\f');
      case 'n' -> out.append('\n');
      case 'r' -> out.append('\r');
      case 't' -> out.append('\t');
      case 'u' -> {
        try {
          out.append((char) Integer.parseInt(text, at, at + 4, 16));
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
          throw unexpected(at - 2);
        }
        at += 4;
      }
      default -> out.append(c);
    }
  }

  private Object number() {
    if (textStarts("null")) {
      return Undef.UNDEF;
    }
    int start = at;
    int end = at < text.length() && text.charAt(at) == '-' ? at + 1 : at;
    int whole = digitsEnd(end);
    boolean zero = whole > end + 1 && text.charAt(end) == '0';
    if (whole == end || zero) {
      throw unexpected(start);
    }
    int last = whole;
    if (last < text.length() && text.charAt(last) == '.') {
      int fraction = digitsEnd(last + 1);
      last = fraction > last + 1 ? fraction : last;
    }
    if (last < text.length() && (text.charAt(last) | 0x20) == 'e') {
      int sign = last + 1;
      boolean signed =
          sign < text.length() && (text.charAt(sign) == '-' || text.charAt(sign) == '+');
      int exponent = digitsEnd(signed ? sign + 1 : sign);
      last = exponent > (signed ? sign + 1 : sign) ? exponent : last;
    }
    at = last;
    String number = text.substring(start, last);
    return last == whole
        ? Legacy.number(new BigInteger(number))
        : (Object) Double.parseDouble(number);
  }

  private int digitsEnd(int start) {
    int end = start;
    while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
      end++;
    }
    return end;
  }
}
