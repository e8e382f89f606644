package plumb.cli.lint;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.function.UnaryOperator;
import plumb.analysis.lint.LintedFile;
import plumb.analysis.lint.Linter;

/** Writes manifests that have been mended. */
public final class FixedFile {
  private FixedFile() {}

  /**
   * Mends a file, if anything in it can be mended.
   *
   * @param linted what was found in it
   * @param selection leaves out the findings that are to stay as they are
   * @return what is left
   * @throws IOException when it cannot be written; then it is as it was
   */
  public static LintedFile fix(
      Linter linter, LintedFile linted, UnaryOperator<LintedFile> selection, Path file)
      throws IOException {
    LintedFile fixed = linter.fix(linted, selection);
    String text = fixed.source().text();
    if (!text.equals(linted.source().text())) {
      write(file.toRealPath(), text);
    }
    return fixed;
  }

  /** Replaces a file at once; owner, group and mode stay. */
  private static void write(Path file, String text) throws IOException {
    Path temporary = Files.createTempFile(file.getParent(), ".", ".pp");
    try {
      try (FileChannel out = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
          out.write(bytes);
        }
        out.force(true);
      }
      PosixFileAttributes old = Files.readAttributes(file, PosixFileAttributes.class);
      PosixFileAttributeView view =
          Files.getFileAttributeView(temporary, PosixFileAttributeView.class);
      if (!view.readAttributes().owner().equals(old.owner())) {
        view.setOwner(old.owner());
      }
      if (!view.readAttributes().group().equals(old.group())) {
        view.setGroup(old.group());
      }
      view.setPermissions(old.permissions());
      Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }
}
