package plumb.store.buckets;

/**
 * A file that a node keeps.
 *
 * @param algorithm of the checksum, such as {@code sha256}
 * @param checksum of the content, in small hexadecimal digits
 * @param path where it was; empty when nobody said
 */
public record BucketFile(String node, String algorithm, String checksum, String path) {}
