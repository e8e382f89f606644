package plumb.server.records;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import plumb.store.Store;
import plumb.store.WriteQueue;
import plumb.store.buckets.BucketFile;
import plumb.store.buckets.Buckets;

/** Keeps the files that nodes are about to replace. Thread-safe. */
public final class BucketRecords {
  /** What one node may keep, not compressed; its oldest files go first. */
  private static final long MOST_BYTES = 1L << 30;

  /** How long files are kept. */
  private static final Duration LIFETIME = Duration.ofDays(365);

  private final Store store;
  private final WriteQueue queue;
  private final Clock clock;

  public BucketRecords(Store store, WriteQueue queue, Clock clock) {
    this.store = store;
    this.queue = queue;
    this.clock = clock;
  }

  /**
   * Keeps a file; when this returns, it is on disk.
   *
   * @throws RuntimeException when it cannot be kept
   */
  public void keep(BucketFile file, byte[] content) {
    long now = clock.millis();
    try {
      queue.add(handle -> new Buckets(handle).put(file, content, now, MOST_BYTES)).join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  /**
   * Whether a file of that checksum is kept.
   *
   * @param owner whose file it is; null for anybody's
   * @param path where it was; null for anywhere
   */
  public boolean has(@Nullable String owner, BucketFile file, @Nullable String path) {
    return store.with(
        handle -> new Buckets(handle).has(owner, file.algorithm(), file.checksum(), path));
  }

  /** The content of a file of that checksum; as {@link #has}. */
  public Optional<byte[]> content(@Nullable String owner, BucketFile file, @Nullable String path) {
    return store.with(
        handle -> new Buckets(handle).content(owner, file.algorithm(), file.checksum(), path));
  }

  /** Forgets what is too old; one server at a time. */
  public void forgetOld() {
    long before = clock.millis() - LIFETIME.toMillis();
    int unused =
        store.alone(Store.Lock.HOUSEKEEPING, handle -> new Buckets(handle).removeBefore(before));
  }
}
