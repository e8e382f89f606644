package plumb.compiler.evaluation;

import java.util.List;
import plumb.catalog.Resource;

/** What other nodes export. Called by many threads. */
@FunctionalInterface
public interface ExportedResources {
  /**
   * What other nodes export of a type, in the same order each time; they are the caller's own.
   *
   * @param type as in {@code Concat::Fragment}
   * @param node who asks, whose own exports are left out
   */
  List<Resource> of(String type, String node);
}
