package plumb.store.certificates;

import org.jspecify.annotations.Nullable;

/**
 * A signed certificate; times are milliseconds since 1970.
 *
 * @param serial its number, hexadecimal
 * @param name whom it names
 * @param revokedAt null as long as it holds
 * @param cleaned whether the name is free for another one
 */
public record CertificateRow(
    String serial,
    String name,
    String pem,
    long notAfter,
    long signedAt,
    @Nullable Long revokedAt,
    boolean cleaned) {}
