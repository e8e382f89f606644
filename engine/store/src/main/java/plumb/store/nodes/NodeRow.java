package plumb.store.nodes;

import org.jspecify.annotations.Nullable;

/**
 * A node as it was seen last; times are milliseconds since 1970.
 *
 * @param catalog the number of its last catalog
 * @param status of its last report: changed, unchanged or failed
 */
public record NodeRow(
    String name,
    String environment,
    @Nullable Long factsAt,
    @Nullable String catalog,
    @Nullable Long catalogAt,
    @Nullable Long reportAt,
    @Nullable String status,
    @Nullable Long deactivatedAt) {}
