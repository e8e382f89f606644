package plumb.host.facts;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The files that facts are read from, below a root directory.
 *
 * <p>What does not exist or may not be read is the same as absent: a fact that cannot be known is
 * left out, as an ordinary user sees fewer facts than root. Thread-safe.
 */
final class SystemTree {
  private final Path root;

  SystemTree(Path root) {
    this.root = root;
  }

  /** Returns where {@code absolutePath} lies below the root. */
  Path resolve(String absolutePath) {
    return root.resolve(absolutePath.substring(1));
  }

  boolean exists(String path) {
    return Files.exists(resolve(path));
  }

  boolean isDirectory(String path) {
    return Files.isDirectory(resolve(path));
  }

  /**
   * Returns a file's content, or null where it cannot be read; bytes that are not UTF-8 become
   * U+FFFD.
   */
  @Nullable String text(String path) {
    byte[] bytes = bytes(path);
    return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
  }

  byte @Nullable [] bytes(String path) {
    try {
      return Files.readAllBytes(resolve(path));
    } catch (IOException e) {
      return null;
    }
  }

  /** Returns a file's content without surrounding white space; null where it is absent or empty. */
  @Nullable String word(String path) {
    String text = text(path);
    if (text == null) {
      return null;
    }
    String word = text.strip();
    return word.isEmpty() ? null : word;
  }

  /** Returns the lines of a file; none where it cannot be read. */
  List<String> lines(String path) {
    String text = text(path);
    return text == null ? List.of() : text.lines().toList();
  }

  /** Returns the names in a directory, sorted; none where it cannot be read. */
  List<String> names(String directory) {
    List<String> names = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(resolve(directory))) {
      for (Path entry : entries) {
        names.add(entry.getFileName().toString());
      }
    } catch (IOException | DirectoryIteratorException e) {
      return List.of();
    }
    Collections.sort(names);
    return names;
  }
}
