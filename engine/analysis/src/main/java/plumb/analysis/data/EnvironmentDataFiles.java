package plumb.analysis.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import plumb.compiler.data.EnvironmentData;
import plumb.compiler.evaluation.Environment;
import plumb.compiler.lookup.Hierarchies;
import plumb.compiler.lookup.HierarchyLevel;

/** The data files of an environment's own hierarchy and the global one, wherever they lie. */
public final class EnvironmentDataFiles {
  private EnvironmentDataFiles() {}

  /**
   * The files that levels of these two layers can read, whatever the node.
   *
   * @throws IOException when a directory cannot be listed
   */
  public static Set<Path> of(Environment environment) throws IOException {
    Set<Path> files = new TreeSet<>();
    if (environment.data() instanceof EnvironmentData data) {
      List<HierarchyLevel> levels =
          Hierarchies.of(data, List.of(), fault -> {}).stream()
              .filter(level -> level.layer() != HierarchyLevel.Layer.MODULE)
              .toList();
      for (String file : DataTree.of(levels, List.of()).readers().keySet()) {
        files.add(Path.of(file));
      }
    }
    return files;
  }
}
