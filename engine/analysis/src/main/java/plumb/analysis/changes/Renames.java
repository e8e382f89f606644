package plumb.analysis.changes;

import org.jspecify.annotations.Nullable;
import plumb.analysis.changes.Change.Evidence;

/** What is known of successors beforehand. */
interface Renames {
  /**
   * A successor.
   *
   * @param evidence where that is said
   */
  record Successor(Subject subject, Evidence evidence) {}

  /** What took the place of something; null when nothing is known of that. */
  @Nullable Successor of(Subject subject);
}
