package plumb.ruby;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import plumb.compiler.snapshot.Snapshot;

/**
 * Runtimes that no compile uses now. Each belongs to one snapshot; those idle for too long, and the
 * oldest when there are too many, are closed. Safe for use by many threads.
 */
final class RuntimePool {
  /** The pool of this process. */
  static final RuntimePool SHARED =
      new RuntimePool(
          2 * Runtime.getRuntime().availableProcessors(),
          Duration.ofMinutes(2),
          Duration.ofSeconds(60));

  private final int maxIdle;
  private final Duration maxIdleTime;
  private final Duration timeLimit;
  private final Deque<Idle> idle = new ArrayDeque<>();
  private boolean sweeping;

  /** What the compile of a thread was lent. */
  private final ThreadLocal<@Nullable RubyRuntime> lent = new ThreadLocal<>();

  private record Idle(RubyRuntime runtime, long since) {}

  /**
   * @param maxIdle how many runtimes are kept for later
   * @param maxIdleTime how long one is kept
   * @param timeLimit how long a call from a manifest into Ruby may take
   */
  RuntimePool(int maxIdle, Duration maxIdleTime, Duration timeLimit) {
    this.maxIdle = maxIdle;
    this.maxIdleTime = maxIdleTime;
    this.timeLimit = timeLimit;
  }

  /** How long a call from a manifest into Ruby may take. */
  Duration timeLimit() {
    return timeLimit;
  }

  /** A runtime for a snapshot, the one used last if there is one, else a new one. */
  RubyRuntime take(Snapshot snapshot) {
    RubyRuntime runtime = takeIdle(snapshot);
    if (runtime == null) {
      runtime = new RubyRuntime(snapshot);
    }
    lent.set(runtime);
    return runtime;
  }

  /** Does something with the runtime that the thread's compile has, or with one just for that. */
  <T> T use(Snapshot snapshot, Function<RubyRuntime, T> work) {
    RubyRuntime own = lent.get();
    if (own != null && own.snapshot() == snapshot) {
      return work.apply(own);
    }
    RubyRuntime runtime = take(snapshot);
    try {
      return work.apply(runtime);
    } finally {
      giveBack(runtime);
    }
  }

  private synchronized @Nullable RubyRuntime takeIdle(Snapshot snapshot) {
    for (Iterator<Idle> all = idle.descendingIterator(); all.hasNext(); ) {
      RubyRuntime runtime = all.next().runtime;
      if (runtime.snapshot() == snapshot) {
        all.remove();
        return runtime;
      }
    }
    return null;
  }

  /** Takes a runtime back, from the thread that took it. */
  void giveBack(RubyRuntime runtime) {
    lent.remove();
    runtime.release();
    if (runtime.isBroken()) {
      runtime.close();
      return;
    }
    @Nullable Idle oldest = null;
    synchronized (this) {
      idle.addLast(new Idle(runtime, System.nanoTime()));
      if (idle.size() > maxIdle) {
        oldest = idle.removeFirst();
      }
      if (!sweeping) {
        sweeping = true;
        Thread sweeper = new Thread(this::sweep, "idle Ruby runtimes");
        sweeper.setDaemon(true);
        sweeper.start();
      }
    }
    if (oldest != null) {
      oldest.runtime.close();
    }
  }

  /** How many runtimes wait for work. */
  synchronized int idleCount() {
    return idle.size();
  }

  /** Closes idle runtimes in time; ends when there is none left. */
  private void sweep() {
    while (true) {
      List<RubyRuntime> expired = new ArrayList<>();
      synchronized (this) {
        long now = System.nanoTime();
        while (!idle.isEmpty() && now - idle.getFirst().since >= maxIdleTime.toNanos()) {
          expired.add(idle.removeFirst().runtime);
        }
        if (idle.isEmpty()) {
          sweeping = false;
        } else if (expired.isEmpty()) {
          long rest = maxIdleTime.toNanos() - (now - idle.getFirst().since);
          try {
            wait(Math.max(1, rest / 1_000_000 + 1));
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            sweeping = false;
            return;
          }
          continue;
        }
      }
      expired.forEach(RubyRuntime::close);
      synchronized (this) {
        if (!sweeping) {
          return;
        }
      }
    }
  }
}
