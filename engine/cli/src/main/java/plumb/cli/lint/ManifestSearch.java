package plumb.cli.lint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Finds manifests in directories. */
public final class ManifestSearch {
  private ManifestSearch() {}

  /**
   * All manifests below a directory, in order; not those behind links to directories, and no hidden
   * ones. The directory itself may be a link.
   */
  public static List<Path> below(Path directory) throws IOException {
    List<Path> found = new ArrayList<>();
    List<Path> entries;
    try (Stream<Path> all = Files.list(directory)) {
      entries = all.sorted().toList();
    }
    for (Path entry : entries) {
      String name = entry.getFileName().toString();
      if (name.startsWith(".")) {
        continue;
      }
      if (Files.isDirectory(entry)) {
        if (!Files.isSymbolicLink(entry)) {
          found.addAll(below(entry));
        }
      } else if (name.endsWith(".pp")) {
        found.add(entry);
      }
    }
    return found;
  }
}
