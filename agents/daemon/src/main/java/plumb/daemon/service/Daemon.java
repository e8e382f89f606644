package plumb.daemon.service;

import java.io.IOException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import plumb.agent.provider.Level;
import plumb.agent.report.LogSink;

/**
 * Starts a run whenever one is due, and does little else, so that it stays small: TERM and INT end
 * it, HUP makes it read its settings again, USR1 starts a run now.
 *
 * <p>All times are of the clock that nobody sets, so that a clock that jumps neither stops runs nor
 * makes many. One thread calls; signals and ends of runs only put a word into a queue.
 */
public final class Daemon {
  /** How long a run may go on after the daemon was told to end, before it is left alone. */
  private static final Duration FAREWELL = Duration.ofSeconds(10);

  private final Supplier<Settings> reader;
  private final List<String> command;
  private final ServiceManager manager;
  private final LogSink log;
  private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
  private Settings settings;
  private long due;
  private long aliveDue = System.nanoTime();
  private @Nullable ChildRun run;
  private boolean stopping;
  private boolean runWanted;

  private enum Event {
    STOP,
    RELOAD,
    RUN_NOW,
    RUN_ENDED
  }

  /**
   * Creates a daemon.
   *
   * @param reader reads the settings; a failure of it at the first time is the caller's
   * @param command starts one run, which reads its settings from the standard input: a program and
   *     its arguments
   */
  public Daemon(
      Supplier<Settings> reader, List<String> command, ServiceManager manager, LogSink log) {
    this.reader = reader;
    this.settings = reader.get();
    this.command = command;
    this.manager = manager;
    this.log = log;
  }

  /** Serves until a signal ends it. */
  public void serve() throws InterruptedException {
    Signals.on("TERM", () -> events.add(Event.STOP));
    Signals.on("INT", () -> events.add(Event.STOP));
    Signals.on("HUP", () -> events.add(Event.RELOAD));
    Signals.on("USR1", () -> events.add(Event.RUN_NOW));
    long splay = timing().splay().toNanos();
    due = System.nanoTime() + (splay > 0 ? ThreadLocalRandom.current().nextLong(splay) : 0);
    say(Level.NOTICE, "Started; a run every " + text(timing().interval()));
    manager.ready("waiting for the first run");
    while (!stopping) {
      Event event = events.poll(untilNext(), TimeUnit.NANOSECONDS);
      if (event != null) {
        take(event);
      }
      passTime();
    }
    leave();
  }

  private long untilNext() {
    long next = run == null ? due : run.deadline();
    return Math.min(next - System.nanoTime(), aliveDue - System.nanoTime());
  }

  private void take(Event event) throws InterruptedException {
    switch (event) {
      case STOP -> stopping = true;
      case RELOAD -> reload();
      case RUN_NOW -> runWanted = true;
      case RUN_ENDED -> ended();
    }
  }

  private void passTime() throws InterruptedException {
    long now = System.nanoTime();
    if (now - aliveDue >= 0) {
      manager.alive();
      aliveDue = now + manager.aliveEvery().toNanos();
    }
    if (stopping) {
      return;
    }
    if (run == null) {
      if (runWanted || now - due >= 0) {
        start(now);
      }
    } else if (now - run.deadline() >= 0) {
      if (!run.wasAsked()) {
        say(Level.ERR, "The run takes longer than " + text(timing().limit()) + "; ending it");
      }
      run.hurry();
    }
  }

  private void start(long now) throws InterruptedException {
    runWanted = false;
    due = now + timing().interval().toNanos();
    try {
      run =
          ChildRun.start(
              command, settings.text(), timing().limit(), () -> events.add(Event.RUN_ENDED));
      manager.status("a run is at work");
    } catch (IOException e) {
      say(Level.ERR, "Could not start a run: " + e.getMessage());
    }
  }

  private void ended() throws InterruptedException {
    ChildRun ended = run;
    run = null;
    if (ended != null) {
      int code = ended.exitCode();
      if (code != 0) {
        say(Level.WARNING, "The run ended with exit code " + code);
      }
      long left = Math.max(0, due - System.nanoTime());
      manager.status(
          "last run ended with exit code "
              + code
              + ", next one in "
              + text(Duration.ofNanos(left)));
    }
  }

  private void reload() {
    try {
      settings = reader.get();
      long soon = System.nanoTime() + timing().interval().toNanos();
      due = due - soon < 0 ? due : soon;
      say(Level.NOTICE, "Settings read again; a run every " + text(timing().interval()));
    } catch (RuntimeException e) {
      say(Level.ERR, "The settings stay as they were: " + e.getMessage());
    }
  }

  private void leave() throws InterruptedException {
    say(Level.NOTICE, "Ending");
    manager.stopping();
    if (run != null) {
      run.stop();
      if (!run.awaitEnd(FAREWELL)) {
        // It may be this very run that restarts the agent: waiting would be for ever.
        say(Level.NOTICE, "The run completes its resource alone");
      }
    }
  }

  private Timing timing() {
    return settings.timing();
  }

  private void say(Level level, String message) {
    log.log(level, LogSink.ENGINE, message);
  }

  private static String text(Duration duration) {
    return duration
        .truncatedTo(ChronoUnit.SECONDS)
        .toString()
        .substring(2)
        .toLowerCase(Locale.ROOT);
  }
}
