package plumb.compiler.deprecation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Finds the manifests and functions of a module that say {@code @deprecated(...)}. */
public final class AnnotatedFiles {
  private static final byte[] MARK = "@deprecated(".getBytes(StandardCharsets.US_ASCII);

  private AnnotatedFiles() {}

  /**
   * Reads a module's code; files without the mark are not kept.
   *
   * @return contents by path, in the order of the paths
   * @throws UncheckedIOException when something cannot be read
   */
  public static Map<Path, byte[]> of(Path module) {
    Map<Path, byte[]> found = new TreeMap<>();
    for (String folder : new String[] {"manifests", "functions"}) {
      Path directory = module.resolve(folder);
      if (!Files.isDirectory(directory)) {
        continue;
      }
      try (Stream<Path> files = Files.walk(directory, FileVisitOption.FOLLOW_LINKS)) {
        for (Path file : (Iterable<Path>) files::iterator) {
          if (file.toString().endsWith(".pp")) {
            byte[] content = Files.readAllBytes(file);
            if (holdsMark(content)) {
              found.put(file, content);
            }
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return found;
  }

  private static boolean holdsMark(byte[] content) {
    int last = content.length - MARK.length;
    for (int i = 0; i <= last; i++) {
      if (content[i] == '@' && isMark(content, i)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isMark(byte[] content, int at) {
    for (int i = 1; i < MARK.length; i++) {
      if (content[at + i] != MARK[i]) {
        return false;
      }
    }
    return true;
  }
}
