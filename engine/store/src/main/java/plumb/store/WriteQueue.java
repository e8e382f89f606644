package plumb.store;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

/**
 * Writes of many threads as few transactions: what is asked for while one commits goes into the
 * next together, so that a disk's slowness is shared. Writes that nobody waits for gather until
 * somebody waits for one, or the first of them has waited long enough. Thread-safe.
 */
public final class WriteQueue implements AutoCloseable {
  /** Each may hold a catalog. */
  private static final int CAPACITY = 400;

  private static final int MOST_AT_ONCE = 200;
  private static final int MOST_TRIES = 5;
  private static final long GATHERING = TimeUnit.MILLISECONDS.toNanos(100);

  private final Store store;
  private final BlockingQueue<Write> waiting = new ArrayBlockingQueue<>(CAPACITY);
  private final Thread writer;
  private volatile boolean closed;

  private record Write(Consumer<Handle> work, CompletableFuture<Void> done, boolean urgent) {
    Write(Consumer<Handle> work, boolean urgent) {
      this(work, new CompletableFuture<>(), urgent);
    }
  }

  /** Is the last thing that is asked for. */
  private static final Write END = new Write(handle -> {}, true);

  public WriteQueue(Store store) {
    this.store = store;
    writer = new Thread(this::write, "store-writer");
    writer.setDaemon(true);
    writer.start();
  }

  /**
   * Asks for a write that somebody waits for; blocks while too many wait already.
   *
   * @return is completed when the write is on disk, or fails as it did
   */
  public CompletableFuture<Void> add(Consumer<Handle> work) {
    return add(new Write(work, true));
  }

  /** The same for a write that may take a little longer. */
  public CompletableFuture<Void> addLater(Consumer<Handle> work) {
    return add(new Write(work, false));
  }

  private CompletableFuture<Void> add(Write write) {
    if (closed) {
      write.done().completeExceptionally(new IllegalStateException("the store is closed"));
      return write.done();
    }
    try {
      waiting.put(write);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      write.done().completeExceptionally(e);
    }
    return write.done();
  }

  private void write() {
    List<Write> batch = new ArrayList<>();
    boolean last = false;
    while (!last) {
      batch.clear();
      try {
        gather(batch);
      } catch (InterruptedException e) {
        throw new IllegalStateException("nobody interrupts this thread", e);
      }
      waiting.drainTo(batch, MOST_AT_ONCE - batch.size());
      last = batch.remove(END);
      write(batch);
    }
  }

  private void gather(List<Write> batch) throws InterruptedException {
    Write next = waiting.take();
    long end = System.nanoTime() + GATHERING;
    while (next != null) {
      batch.add(next);
      if (next.urgent() || batch.size() == MOST_AT_ONCE) {
        return;
      }
      next = waiting.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
    }
  }

  /** All in one transaction; if any of them cannot be, each in one of its own. */
  private void write(List<Write> batch) {
    try {
      commit(batch);
      batch.forEach(write -> write.done().complete(null));
    } catch (UnavailableException e) {
      if (e.reason() == UnavailableException.Reason.CONTENDED) {
        // Another server writes the same rows in another order; alone, each needs few of them.
        batch.forEach(this::alone);
      } else {
        // One after the other would wait for the database as long again.
        batch.forEach(write -> write.done().completeExceptionally(e));
      }
    } catch (RuntimeException e) {
      for (Write one : batch) {
        alone(one);
      }
    }
  }

  private void alone(Write write) {
    for (int tries = 1; !write.done().isDone(); tries++) {
      try {
        commit(List.of(write));
        write.done().complete(null);
      } catch (RuntimeException e) {
        if (tries == MOST_TRIES || !isContended(e)) {
          write.done().completeExceptionally(e);
        }
      }
    }
  }

  private static boolean isContended(RuntimeException problem) {
    return problem instanceof UnavailableException e
        && e.reason() == UnavailableException.Reason.CONTENDED;
  }

  private void commit(List<Write> writes) {
    store.inTransaction(
        handle -> {
          writes.forEach(write -> write.work().accept(handle));
          return true;
        });
  }

  /** Writes what waits, and takes no more. */
  @Override
  public void close() {
    closed = true;
    try {
      waiting.put(END);
      writer.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
