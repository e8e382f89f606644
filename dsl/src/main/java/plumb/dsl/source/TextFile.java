package plumb.dsl.source;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads files that are text in UTF-8. */
public final class TextFile {
  private static final Path STANDARD_INPUT = Path.of("/dev/stdin");
  private static final Path OPEN_FILES = Path.of("/dev/fd");

  private TextFile() {}

  /**
   * Whether there is a file that can be read to its end: a regular one, or what the caller's shell
   * opened. A named pipe might never end.
   */
  public static boolean isReadable(Path path) {
    return Files.isRegularFile(path)
        || (path.equals(STANDARD_INPUT) || path.startsWith(OPEN_FILES)) && Files.exists(path);
  }

  /**
   * Reads a file's text.
   *
   * @throws InvalidTextException when it is no UTF-8
   * @throws IOException when there is no such file, when it is no regular one, or cannot be read
   */
  public static String read(Path path) throws IOException {
    if (Files.exists(path) && !isReadable(path)) {
      throw new FileSystemException(path.toString(), null, "this is no regular file");
    }
    byte[] bytes = Files.readAllBytes(path);
    String text = new String(bytes, StandardCharsets.UTF_8);
    // Only what cannot be decoded, or was such a character before, becomes a replacement character.
    if (text.indexOf('\uFFFD') >= 0) {
      check(path.toString(), bytes, text);
    }
    return text;
  }

  private static void check(String path, byte[] bytes, String text) throws InvalidTextException {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length);
    CoderResult result = decoder.decode(in, out, true);
    if (!result.isError()) {
      return;
    }
    throw new InvalidTextException(
        new Diagnostic(
            "INVALID_UTF8",
            Severity.ERROR,
            String.format(
                "invalid byte sequence in UTF-8: 0x%02X",
                Byte.toUnsignedInt(in.get(in.position()))),
            new SourceText(path, text),
            out.position(),
            1,
            "files are text in UTF-8; iconv converts from other encodings, for example iconv -f"
                + " LATIN1 -t UTF-8"));
  }
}
