package plumb.analysis.changes;

import org.jspecify.annotations.Nullable;
import plumb.analysis.changes.Change.Evidence;

/** What is known of successors beforehand. */
interface Successors {
  /**
   * A successor.
   *
   * @param evidence where that is said
   * @param converts whether it gets other values than its predecessor
   */
  record Successor(Subject subject, Evidence evidence, boolean converts) {}

  /** What took the place of something; null when nothing is known of that. */
  @Nullable Successor of(Subject subject);
}
