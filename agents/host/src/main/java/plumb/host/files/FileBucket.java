package plumb.host.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import plumb.agent.state.AtomicFile;

/**
 * A directory that keeps what files once contained, each content once, under its checksum: {@code
 * 1/2/3/4/5/6/7/8/12345678.../contents}, with the paths that had it in a file beside it. The layout
 * is that of Puppet's local file buckets.
 */
final class FileBucket {
  private static final int LEVELS = 8;

  private final Path directory;

  FileBucket(Path directory) {
    this.directory = directory;
  }

  /**
   * Keeps the content of a file.
   *
   * @param name the path by which people will look for it
   * @return its SHA-256 in hexadecimal digits
   */
  String keep(Path file, Path name) throws IOException {
    String sum;
    try (InputStream in = Files.newInputStream(file)) {
      String text = ChecksumKind.SHA256.of(in);
      sum = text.substring(text.indexOf('}') + 1);
    }
    Path home = directory;
    for (int i = 0; i < LEVELS; i++) {
      home = home.resolve(sum.substring(i, i + 1));
    }
    home = home.resolve(sum);
    AtomicFile.createDirectories(home);
    Path contents = home.resolve("contents");
    if (!Files.exists(contents)) {
      copy(file, contents);
    }
    remember(home.resolve("paths"), name);
    return sum;
  }

  private static void copy(Path file, Path contents) throws IOException {
    Path temporary = contents.resolveSibling("contents." + Long.toString(System.nanoTime(), 36));
    try {
      Files.copy(file, temporary);
      FileAttributes.setMode(temporary, FileKind.FILE, 0440, false);
      Files.move(temporary, contents);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  private static void remember(Path paths, Path file) throws IOException {
    String line = file + "\n";
    boolean known = Files.exists(paths) && ("\n" + Files.readString(paths)).contains("\n" + line);
    if (!known) {
      Files.write(
          paths,
          line.getBytes(StandardCharsets.UTF_8),
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    }
  }
}
