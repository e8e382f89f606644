package plumb.store.buckets;

import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;
import plumb.store.Bodies;

/** The tables of files that nodes keep, within one transaction. Equal contents are kept once. */
public final class Buckets {
  private final Handle handle;

  public Buckets(Handle handle) {
    this.handle = handle;
  }

  /**
   * Keeps a file; the oldest ones of its node go when it has too many.
   *
   * @param most bytes that a node may keep, not compressed; the file itself is kept in any case
   */
  public void put(BucketFile file, byte[] content, long time, long most) {
    String digest = Bodies.digest(content);
    int unused =
        handle
            .createUpdate(
                "INSERT INTO bucket_content (digest, size, body) VALUES (:digest, :size, :body)"
                    + " ON CONFLICT (digest) DO NOTHING")
            .bind("digest", digest)
            .bind("size", content.length)
            .bind("body", Bodies.pack(content))
            .execute();
    int same =
        handle
            .createUpdate(
                "INSERT INTO bucket_file (node, algorithm, checksum, path, content, stored_at)"
                    + " VALUES (:node, :algorithm, :checksum, :path, :content, :at)"
                    + " ON CONFLICT (node, algorithm, checksum, path)"
                    + " DO UPDATE SET stored_at = :at, content = :content")
            .bind("node", file.node())
            .bind("algorithm", file.algorithm())
            .bind("checksum", file.checksum())
            .bind("path", file.path())
            .bind("content", digest)
            .bind("at", time)
            .execute();
    while (bytes(file.node()) > most && removeOldest(file.node(), digest)) {
      removeUnused();
    }
  }

  /** The bytes of all contents that a node keeps, not compressed. */
  public long bytes(String node) {
    return handle
        .createQuery(
            "SELECT COALESCE(SUM(size), 0) FROM bucket_content WHERE digest IN"
                + " (SELECT content FROM bucket_file WHERE node = :node)")
        .bind("node", node)
        .mapTo(Long.class)
        .one();
  }

  private boolean removeOldest(String node, String except) {
    return handle
            .createUpdate(
                "DELETE FROM bucket_file WHERE node = :node AND content ="
                    + " (SELECT content FROM bucket_file WHERE node = :node AND content <> :except"
                    + " ORDER BY stored_at, content LIMIT 1)")
            .bind("node", node)
            .bind("except", except)
            .execute()
        > 0;
  }

  /** Forgets files that were stored before a time. */
  public int removeBefore(long time) {
    int removed =
        handle
            .createUpdate("DELETE FROM bucket_file WHERE stored_at < :time")
            .bind("time", time)
            .execute();
    removeUnused();
    return removed;
  }

  private void removeUnused() {
    int unused =
        handle
            .createUpdate(
                "DELETE FROM bucket_content WHERE NOT EXISTS"
                    + " (SELECT 1 FROM bucket_file WHERE content = bucket_content.digest)")
            .execute();
  }

  /**
   * Whether a file is kept.
   *
   * @param node whose file it is; null for anybody's
   * @param path where it was; null for anywhere
   */
  public boolean has(
      @Nullable String node, String algorithm, String checksum, @Nullable String path) {
    return bound("SELECT f.content FROM bucket_file f", node, algorithm, checksum, path)
        .mapTo(String.class)
        .findFirst()
        .isPresent();
  }

  /** The content of a file; as {@link #has}. */
  public Optional<byte[]> content(
      @Nullable String node, String algorithm, String checksum, @Nullable String path) {
    return bound(
            "SELECT c.body FROM bucket_file f JOIN bucket_content c ON c.digest = f.content",
            node,
            algorithm,
            checksum,
            path)
        .mapTo(byte[].class)
        .findFirst()
        .map(Bodies::unpack);
  }

  private Query bound(
      String select,
      @Nullable String node,
      String algorithm,
      String checksum,
      @Nullable String path) {
    Query query =
        handle
            .createQuery(
                select
                    + " WHERE f.algorithm = :algorithm AND f.checksum = :checksum"
                    + (node == null ? "" : " AND f.node = :node")
                    + (path == null ? "" : " AND f.path = :path")
                    + " LIMIT 1")
            .bind("algorithm", algorithm)
            .bind("checksum", checksum);
    if (node != null) {
      query.bind("node", node);
    }
    if (path != null) {
      query.bind("path", path);
    }
    return query;
  }
}
