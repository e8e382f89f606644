package plumb.store.access;

import org.jspecify.annotations.Nullable;

/**
 * A token of a person or a program; times are milliseconds since 1970.
 *
 * @param digest of the token itself, which nobody keeps
 * @param environments names, separated by blanks, or {@code *}
 * @param nodes patterns of names, separated by blanks
 */
public record TokenRow(
    String name,
    String digest,
    String role,
    String environments,
    String nodes,
    long createdAt,
    @Nullable Long expiresAt,
    @Nullable Long usedAt) {}
