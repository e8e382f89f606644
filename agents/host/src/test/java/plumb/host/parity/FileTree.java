package plumb.host.parity;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** What is below a directory: kinds, modes, owners, contents. */
final class FileTree {
  private FileTree() {}

  static String of(Path directory) throws IOException {
    List<String> lines = new ArrayList<>();
    try (Stream<Path> paths = Files.walk(directory)) {
      for (Path path : paths.sorted().toList()) {
        lines.add(directory.relativize(path) + " " + describe(path));
      }
    }
    return String.join("\n", lines);
  }

  private static String describe(Path path) throws IOException {
    Map<String, Object> attributes =
        Files.readAttributes(path, "unix:mode,uid,gid", LinkOption.NOFOLLOW_LINKS);
    String text =
        Integer.toOctalString((Integer) Objects.requireNonNull(attributes.get("mode")))
            + " "
            + attributes.get("uid")
            + ":"
            + attributes.get("gid");
    if (Files.isSymbolicLink(path)) {
      return text + " -> " + Files.readSymbolicLink(path);
    }
    return Files.isRegularFile(path)
        ? text + " " + new String(Files.readAllBytes(path), StandardCharsets.ISO_8859_1)
        : text;
  }

  /** Empties a directory. */
  static void clear(Path directory) throws IOException {
    try (Stream<Path> paths = Files.walk(directory)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        if (!path.equals(directory)) {
          Files.delete(path);
        }
      }
    }
  }
}
