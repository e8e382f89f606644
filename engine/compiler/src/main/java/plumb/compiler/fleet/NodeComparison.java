package plumb.compiler.fleet;

import org.jspecify.annotations.Nullable;
import plumb.catalog.diff.CatalogDiff;
import plumb.compiler.batch.BatchFailure;

/**
 * A node in both environments.
 *
 * @param id that of its line
 * @param diff null when one of the compiles failed
 * @param before why the old environment gives no catalog; null when it gives one
 * @param after why the new environment gives no catalog; null when it gives one
 */
public record NodeComparison(
    String id,
    String name,
    @Nullable CatalogDiff diff,
    @Nullable BatchFailure before,
    @Nullable BatchFailure after) {

  /** Whether the node changes: in its catalog, or by a failure that is new, gone or another one. */
  public boolean differs() {
    return diff == null ? !isStuck() : !diff.isEmpty();
  }

  /** Whether the node has no catalog in either environment, for the same reason. */
  public boolean isStuck() {
    return before != null
        && after != null
        && before.code().equals(after.code())
        && before.message().equals(after.message());
  }
}
