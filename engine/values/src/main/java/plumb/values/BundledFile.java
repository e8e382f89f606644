package plumb.values;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Files that the build puts beside classes. A launcher that has them unpacked names their
 * directory: to open a jar of many thousand classes for a few bytes is 4 % of a short run.
 */
public final class BundledFile {
  private static final @Nullable String DIRECTORY = System.getProperty("plumb.bundled");

  private BundledFile() {}

  /**
   * The bytes of a file; null when there is none.
   *
   * @param name the file's name, which is no path
   */
  public static byte @Nullable [] read(Class<?> beside, String name) throws IOException {
    return DIRECTORY == null
        ? fromClassPath(beside, name)
        : from(Path.of(DIRECTORY, beside.getPackageName().replace('.', '/'), name));
  }

  private static byte @Nullable [] from(Path file) throws IOException {
    try {
      return Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      return null;
    }
  }

  private static byte @Nullable [] fromClassPath(Class<?> beside, String name) throws IOException {
    try (InputStream in = beside.getResourceAsStream(name)) {
      return in == null ? null : in.readAllBytes();
    }
  }
}
