package plumb.analysis.data;

import java.util.List;
import org.jspecify.annotations.Nullable;
import plumb.compiler.lookup.HierarchyLevel;
import plumb.compiler.yaml.DataMap;
import plumb.dsl.source.SourceText;

/**
 * A data file that was read.
 *
 * @param content its keys; empty when it holds no hash
 * @param levels those that may read it, in their order; never empty
 */
record DataFile(SourceText source, DataMap content, List<HierarchyLevel> levels) {

  String path() {
    return source.path();
  }

  /** The file of a module's layer alone sees keys of that module alone; null for other files. */
  @Nullable String onlyModule() {
    String module = levels.get(0).module();
    for (HierarchyLevel level : levels) {
      if (level.module() == null || !level.module().equals(module)) {
        return null;
      }
    }
    return module;
  }
}
