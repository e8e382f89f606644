package plumb.analysis.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import plumb.compiler.lookup.HierarchyLevel;
import plumb.compiler.yaml.Position;
import plumb.dsl.source.SourceText;
import plumb.dsl.source.TextFile;

/** Finds levels that match no file, and files of data directories that no level matches. */
final class LevelCheck {
  private static final List<String> ENDINGS =
      List.of(".yaml", ".yml", ".eyaml", ".json", ".conf", ".hocon");

  private final List<HierarchyLevel> levels;
  private final DataTree tree;
  private final DataFindings findings;
  private final Map<String, SourceText> configs = new LinkedHashMap<>();

  LevelCheck(List<HierarchyLevel> levels, DataTree tree, DataFindings findings) {
    this.levels = levels;
    this.tree = tree;
    this.findings = findings;
  }

  void check() throws IOException {
    for (Map.Entry<HierarchyLevel, List<String>> entry : tree.unused().entrySet()) {
      String config = entry.getKey().config();
      if (config != null) {
        for (String location : entry.getValue()) {
          // Modules have levels for systems that not everybody has, or that need no data.
          boolean may =
              entry.getKey().layer() == HierarchyLevel.Layer.MODULE
                  && !entry.getKey().pattern(location).isOneFile();
          if (!may) {
            unused(entry.getKey(), location, config(config));
          }
        }
      }
    }
    unreached();
  }

  private SourceText config(String path) throws IOException {
    SourceText known = configs.get(path);
    if (known == null) {
      known = new SourceText(path, TextFile.read(Path.of(path)));
      configs.put(path, known);
    }
    return known;
  }

  private void unused(HierarchyLevel level, String location, SourceText config) {
    int from = config.offset(Math.max(1, level.line()), Math.max(1, level.column()));
    int at = config.text().indexOf(location, from);
    int position =
        at < 0
            ? Position.of(Math.max(1, level.line()), Math.max(1, level.column()))
            : Position.of(config.line(at), config.column(at));
    boolean one = level.pattern(location).isOneFile();
    String directory = level.pattern(location).root();
    findings.add(
        DataProblem.UNUSED_LEVEL,
        config,
        position,
        one
            ? "level '" + level.name() + "' reads a file that does not exist"
            : "level '" + level.name() + "' matches no file",
        Files.isDirectory(Path.of(directory)) ? null : "there is no directory " + directory);
  }

  private void unreached() throws IOException {
    Set<String> directories = new TreeSet<>();
    Set<String> unknown = new HashSet<>();
    for (HierarchyLevel level : levels) {
      String config = level.config();
      if (config != null && level.kind() == HierarchyLevel.Kind.NONE) {
        // A function that names no files may read any.
        unknown.add(config);
      }
    }
    for (HierarchyLevel level : levels) {
      String config = level.config();
      String root = level.pattern("x").root();
      Path home = config == null ? null : Path.of(config).getParent();
      if (home != null && !unknown.contains(config) && !home.startsWith(root)) {
        directories.add(root);
      }
    }
    Set<String> reported = new HashSet<>();
    for (String directory : directories) {
      for (String file : tree.below(directory)) {
        boolean data = ENDINGS.stream().anyMatch(file::endsWith);
        if (data && !tree.readers().containsKey(file) && reported.add(file)) {
          findings.add(
              DataProblem.UNREACHED_FILE,
              new SourceText(file, ""),
              Position.NONE,
              "no level of a hierarchy reads this file",
              null);
        }
      }
    }
  }
}
