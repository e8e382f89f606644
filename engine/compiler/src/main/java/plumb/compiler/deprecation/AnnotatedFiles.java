package plumb.compiler.deprecation;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** Finds the manifests and functions of a module that say {@code @deprecated(...)}. */
public final class AnnotatedFiles {
  private static final byte[] MARK = "@deprecated(".getBytes(StandardCharsets.US_ASCII);

  /** Deeper than any name; links that lead back to where they stand end there. */
  private static final int DEEPEST = 12;

  private AnnotatedFiles() {}

  /**
   * Reads a module's code; files without the mark, and those that cannot be read, are not kept: who
   * needs one of these is told.
   *
   * @return contents by path, in the order of the paths
   */
  public static Map<Path, byte[]> of(Path module) {
    Map<Path, byte[]> found = new TreeMap<>();
    for (String folder : new String[] {"manifests", "functions"}) {
      collect(module.resolve(folder).toFile(), 0, found);
    }
    return found;
  }

  /** Every compile does this: names tell what is a directory, so that no file is asked for it. */
  private static void collect(File directory, int depth, Map<Path, byte[]> found) {
    String[] names = depth > DEEPEST ? null : directory.list();
    if (names == null) {
      return;
    }
    for (String name : names) {
      File file = new File(directory, name);
      if (name.endsWith(".pp")) {
        read(file.toPath(), found);
      } else if (name.indexOf('.') < 0) {
        collect(file, depth + 1, found);
      }
    }
  }

  private static void read(Path file, Map<Path, byte[]> found) {
    try {
      byte[] content = Files.readAllBytes(file);
      if (holdsMark(content)) {
        found.put(file, content);
      }
    } catch (IOException e) {
      return;
    }
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
