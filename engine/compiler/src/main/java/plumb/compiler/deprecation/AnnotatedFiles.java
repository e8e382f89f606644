package plumb.compiler.deprecation;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** Finds the manifests and functions of a module that say {@code @deprecated(...)}. */
public final class AnnotatedFiles {
  private static final byte[] MARK = "@deprecated(".getBytes(StandardCharsets.US_ASCII);

  /** How far a search goes on from a byte, which then may stand in the mark. */
  private static final byte[] SKIPS = skips();

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
        read(file, found);
      } else if (name.indexOf('.') < 0) {
        collect(file, depth + 1, found);
      }
    }
  }

  /** A stream, not a channel, which costs more to open than such a file to read. */
  private static void read(File file, Map<Path, byte[]> found) {
    if (!file.isFile()) {
      // A named pipe might never end.
      return;
    }
    try (FileInputStream in = new FileInputStream(file)) {
      byte[] content = in.readAllBytes();
      if (holdsMark(content)) {
        found.put(file.toPath(), content);
      }
    } catch (IOException e) {
      return;
    }
  }

  /** Horspool's search: it looks at one byte in ten, as the code that does it is not compiled. */
  private static boolean holdsMark(byte[] content) {
    int last = MARK.length - 1;
    int end = last;
    while (end < content.length) {
      byte b = content[end];
      if (b == MARK[last] && isMark(content, end - last)) {
        return true;
      }
      end += b < 0 ? MARK.length : SKIPS[b];
    }
    return false;
  }

  private static boolean isMark(byte[] content, int at) {
    for (int i = 0; i < MARK.length; i++) {
      if (content[at + i] != MARK[i]) {
        return false;
      }
    }
    return true;
  }

  private static byte[] skips() {
    byte[] skips = new byte[128];
    Arrays.fill(skips, (byte) MARK.length);
    for (int i = 0; i < MARK.length - 1; i++) {
      skips[MARK[i]] = (byte) (MARK.length - 1 - i);
    }
    return skips;
  }
}
