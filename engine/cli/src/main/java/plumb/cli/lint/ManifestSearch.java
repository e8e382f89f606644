package plumb.cli.lint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import plumb.analysis.semantic.ProjectFile;

/** Finds manifests, and other files that are checked, in directories. */
public final class ManifestSearch {
  private ManifestSearch() {}

  /** As {@link #below(Path, boolean)}, manifests alone. */
  public static List<Path> below(Path directory) throws IOException {
    return below(directory, false);
  }

  /**
   * All manifests below a directory, in order; not those behind links to directories, and no hidden
   * ones. The directory itself may be a link.
   *
   * @param others whether files that are no manifests, but are checked, belong to it
   */
  public static List<Path> below(Path directory, boolean others) throws IOException {
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
          found.addAll(below(entry, others));
        }
      } else if (name.endsWith(".pp") || others && ProjectFile.kindOf(entry) != null) {
        found.add(entry);
      }
    }
    return found;
  }
}
