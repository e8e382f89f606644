package plumb.compiler.fleet;

import org.jspecify.annotations.Nullable;
import plumb.catalog.diff.CatalogDiff;
import plumb.compiler.batch.BatchFailure;

/**
 * A node in both environments.
 *
 * @param diff null when one of the compiles failed
 * @param before why the old environment gives no catalog; null when it gives one
 * @param after why the new environment gives no catalog; null when it gives one
 */
public record NodeComparison(
    String name,
    @Nullable CatalogDiff diff,
    @Nullable BatchFailure before,
    @Nullable BatchFailure after) {

  /** Whether the node's line could not even be read. */
  public boolean isUnreadable() {
    return before != null && before == after;
  }

  /** Whether there is anything to tell: a change, or a failure that is new, gone or another one. */
  public boolean differs() {
    if (diff != null) {
      return !diff.isEmpty();
    }
    return isUnreadable()
        || before == null
        || after == null
        || !before.code().equals(after.code())
        || !before.message().equals(after.message());
  }
}
