package plumb.store.nodes;

import org.jspecify.annotations.Nullable;

/** One thing that a run changed, or could not change. */
public record EventRow(
    String type,
    String title,
    @Nullable String property,
    String status,
    String message,
    @Nullable String file,
    int line) {}
