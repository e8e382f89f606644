package plumb.compiler.evaluation;

import org.jspecify.annotations.Nullable;

/** A collector as the value of its expression: only chains can use it. */
record CollectorValue(Collector collector) {
  // As in Origin: linking a record's own methods takes a short run too long.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof CollectorValue value && collector.equals(value.collector);
  }

  @Override
  public int hashCode() {
    return collector.hashCode();
  }
}
