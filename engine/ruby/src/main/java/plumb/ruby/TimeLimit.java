package plumb.ruby;

import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jruby.Ruby;
import org.jruby.RubyThread;

/** Stops Ruby code that runs for too long: its thread is killed, as Ruby understands it. */
final class TimeLimit {
  private static final ScheduledThreadPoolExecutor CLOCK = clock();

  private static final Duration AGAIN = Duration.ofSeconds(1);

  private final RubyThread thread;
  private final ScheduledFuture<?> alarm;
  private boolean ended;
  private boolean fired;

  private TimeLimit(RubyThread thread, Duration limit) {
    this.thread = thread;
    // Again and again: code that cleans up may loop, too.
    this.alarm =
        CLOCK.scheduleAtFixedRate(
            this::fire, limit.toMillis(), AGAIN.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static ScheduledThreadPoolExecutor clock() {
    ScheduledThreadPoolExecutor clock =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread thread = new Thread(task, "Ruby time limits");
              thread.setDaemon(true);
              return thread;
            });
    clock.setRemoveOnCancelPolicy(true);
    return clock;
  }

  /** Watches the current thread from now on. */
  static TimeLimit start(Ruby ruby, Duration limit) {
    return new TimeLimit(ruby.getCurrentContext().getThread(), limit);
  }

  private synchronized void fire() {
    if (!ended) {
      fired = true;
      thread.kill();
    }
  }

  /** Whether the code was stopped. */
  synchronized boolean fired() {
    return fired;
  }

  /** Watches no more; whether the code was stopped. */
  synchronized boolean end() {
    ended = true;
    alarm.cancel(false);
    return fired;
  }
}
