package plumb.store.certificates;

/**
 * A request that waits to be signed.
 *
 * @param pem a certificate signing request
 * @param requestedAt milliseconds since 1970
 */
public record RequestRow(String name, String pem, long requestedAt) {}
