package plumb.server;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** What a server does again and again by itself, one thing after the other. */
final class Housekeeping implements AutoCloseable {
  private final ServerLog log;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread made = new Thread(work, "housekeeping");
            made.setDaemon(true);
            return made;
          });

  Housekeeping(ServerLog log) {
    this.log = log;
  }

  /** What is done. */
  interface Work {
    void run() throws IOException;
  }

  /** Does something once, as soon as possible. */
  void soon(String what, Work work) {
    thread.execute(guarded(what, work));
  }

  /** Does something now and then; what fails is tried again the next time. */
  void every(Duration time, String what, Work work) {
    Future<?> unused =
        thread.scheduleWithFixedDelay(
            guarded(what, work), time.toMillis(), time.toMillis(), TimeUnit.MILLISECONDS);
  }

  private Runnable guarded(String what, Work work) {
    return () -> {
      try {
        work.run();
      } catch (IOException | RuntimeException e) {
        log.line(what + " failed: " + e);
      }
    };
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
