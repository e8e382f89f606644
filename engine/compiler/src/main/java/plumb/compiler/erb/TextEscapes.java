package plumb.compiler.erb;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Escapes in double quotes. */
final class TextEscapes {
  private static final String NAMES = "abtnvfres";
  private static final String VALUES = "\u0007\b\t\n\u000b\f\r\u001b ";

  private TextEscapes() {}

  /** Appends what the escape whose backslash stands before {@code at} means; gives its end. */
  static int append(StringBuilder into, String code, int at) {
    if (at == code.length()) {
      throw new Unsupported("a text without an end");
    }
    char c = code.charAt(at);
    int named = NAMES.indexOf(c);
    if (c == 'x') {
      return appendBytes(into, code, at);
    }
    if (c >= '0' && c <= '7' || "uMCc\n\r".indexOf(c) >= 0 || c > '~') {
      throw new Unsupported("an escape in a text");
    }
    into.append(named >= 0 ? VALUES.charAt(named) : c);
    return at + 1;
  }

  /** Bytes that stand side by side are characters together. */
  private static int appendBytes(StringBuilder into, String code, int start) {
    int at = start;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    do {
      if (at + 3 > code.length()) {
        throw new Unsupported("an escape in a text");
      }
      bytes.write(digit(code.charAt(at + 1)) << 4 | digit(code.charAt(at + 2)));
      at += 3;
    } while (code.startsWith("\\x", at) && ++at > 0);
    try {
      into.append(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.toByteArray())));
    } catch (CharacterCodingException e) {
      throw new Unsupported("bytes that are no characters");
    }
    return at;
  }

  private static int digit(char c) {
    int digit = Character.digit(c, 16);
    if (digit < 0) {
      throw new Unsupported("an escape in a text");
    }
    return digit;
  }
}
