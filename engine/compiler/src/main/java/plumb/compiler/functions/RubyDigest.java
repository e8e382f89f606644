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
  /** Not {@code #{x}}, {@code #@x} and {@code #$x}: in a text of many lines, these are code. */
  private static final Pattern COMMENT =
      Pattern.compile("\\s*(#(?![{@$])(?!.*(coding|frozen.string.literal)\\s*[:=]).*)?");

  private RubyDigest() {}

  /** The digest in hexadecimal digits. */
  static String of(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      text.lines()
          .filter(line -> !COMMENT.matcher(line).matches())
          .forEach(
              line ->
                  digest.update((line.stripTrailing() + "\n").getBytes(StandardCharsets.UTF_8)));
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
