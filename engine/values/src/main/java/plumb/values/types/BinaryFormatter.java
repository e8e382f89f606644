package plumb.values.types;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import plumb.values.Binary;
import plumb.values.EvaluationException;
import plumb.values.RubyInspection;

/** Formats binary values: as Base64 in several forms, as text, or by their type's name. */
final class BinaryFormatter {
  private BinaryFormatter() {}

  static String format(Binary value, FormatSpec format) {
    char conversion = format.alternative() ? 'p' : 's';
    return switch (format.conversion()) {
      case 's' ->
          StringFormatter.as(format, 's', format.alternative() ? inspected(value) : utf8(value));
      case 'p' -> "Binary(\"" + StringFormatter.as(format, 's', value.toString()) + "\")";
      case 'b' -> StringFormatter.as(format, conversion, lines(value));
      case 'B' -> StringFormatter.as(format, conversion, value.toString());
      case 'u' ->
          StringFormatter.as(
              format, conversion, Base64.getUrlEncoder().encodeToString(value.bytes()));
      case 't' -> StringFormatter.as(format, conversion, "Binary");
      case 'T' -> StringFormatter.as(format, conversion, "BINARY");
      default -> throw StringFormatter.illegal("Binary", format, "bButTsp");
    };
  }

  private static String utf8(Binary value) {
    String text = new String(value.bytes(), StandardCharsets.UTF_8);
    if (!new Binary(text.getBytes(StandardCharsets.UTF_8)).equals(value)) {
      throw new EvaluationException(
          inspected(new Binary(new byte[] {firstBeyondAscii(value)}))
              + " from ASCII-8BIT to UTF-8");
    }
    return text;
  }

  private static byte firstBeyondAscii(Binary value) {
    for (byte b : value.bytes()) {
      if (b < 0) {
        return b;
      }
    }
    throw new IllegalArgumentException("ASCII is valid UTF-8");
  }

  /** In quotes, each byte beyond ASCII as {@code \xHH}. */
  private static String inspected(Binary value) {
    StringBuilder out = new StringBuilder("\"");
    StringBuilder ascii = new StringBuilder();
    for (byte b : value.bytes()) {
      if (b < 0) {
        appendInspected(out, ascii);
        out.append(String.format(Locale.ROOT, "\\x%02X", b));
      } else {
        ascii.append((char) b);
      }
    }
    appendInspected(out, ascii);
    return out.append('"').toString();
  }

  private static void appendInspected(StringBuilder out, StringBuilder ascii) {
    String quoted = RubyInspection.of(ascii.toString());
    out.append(quoted, 1, quoted.length() - 1);
    ascii.setLength(0);
  }

  /** Base 64 in lines of 60 characters, each of which ends with a line end. */
  private static String lines(Binary value) {
    byte[] newline = {'\n'};
    String text = Base64.getMimeEncoder(60, newline).encodeToString(value.bytes());
    return text.isEmpty() ? text : text + "\n";
  }
}
