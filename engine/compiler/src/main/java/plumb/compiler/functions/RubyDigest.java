package plumb.compiler.functions;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * SHA-256 of what a Ruby file does: neither blank lines, nor white space at the ends of lines, nor
 * lines of comment count. A magic comment does, because it changes what the file does.
 */
final class RubyDigest {
  private static final Pattern MAGIC = Pattern.compile("(coding|frozen.string.literal)\\s*[:=]");

  private RubyDigest() {}

  /** The digest in hexadecimal digits. */
  static String of(String text) {
    StringBuilder code = new StringBuilder(text.length());
    int length = text.length();
    for (int start = 0; start < length; ) {
      int newline = text.indexOf('\n', start);
      String line = text.substring(start, newline < 0 ? length : newline);
      int carriage = line.indexOf('\r');
      line = carriage < 0 ? line : line.substring(0, carriage);
      start += line.length() + (text.startsWith("\r\n", start + line.length()) ? 2 : 1);
      if (!isComment(line)) {
        code.append(line.stripTrailing()).append('\n');
      }
    }
    return sha256(code.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean isComment(String line) {
    int hash = 0;
    while (hash < line.length() && " \t\f\u000B".indexOf(line.charAt(hash)) >= 0) {
      hash++;
    }
    if (hash == line.length()) {
      return true;
    }
    // Not #{x}, #@x and #$x: in a text of many lines, these are code.
    boolean isCode =
        line.charAt(hash) != '#'
            || hash + 1 < line.length() && "{@$".indexOf(line.charAt(hash + 1)) >= 0;
    return !isCode && !MAGIC.matcher(line).find(hash + 1);
  }
}
