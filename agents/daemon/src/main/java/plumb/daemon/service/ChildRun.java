package plumb.daemon.service;

import java.io.IOException;
import java.io.Writer;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A run in a process of its own: its memory goes with it, and what goes wrong in it can't hurt the
 * daemon.
 */
final class ChildRun {
  /** How long a run that was asked to end may take to complete its resource. */
  private static final Duration GRACE = Duration.ofMinutes(1);

  private final Process process;
  private final long began = System.nanoTime();
  private long deadline;
  private boolean asked;

  private ChildRun(Process process, Duration limit) {
    this.process = process;
    this.deadline = began + limit.toNanos();
  }

  /**
   * Starts a run.
   *
   * @param command the program and its arguments
   * @param input what it reads from its standard input
   * @param ended called on another thread when it has ended
   */
  static ChildRun start(List<String> command, String input, Duration limit, Runnable ended)
      throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.redirectOutput(Redirect.INHERIT).redirectError(Redirect.INHERIT);
    ServiceManager.hide(builder.environment());
    ChildRun run = new ChildRun(builder.start(), limit);
    try (Writer in = run.process.outputWriter(StandardCharsets.UTF_8)) {
      in.write(input);
    } catch (IOException e) {
      // It has ended already, and its exit code says how.
    }
    var unused = run.process.onExit().thenRun(ended);
    return run;
  }

  long began() {
    return began;
  }

  /** Returns when to call {@link #hurry}, on the clock of {@link System#nanoTime}. */
  long deadline() {
    return deadline;
  }

  int exitCode() {
    return process.exitValue();
  }

  /** Asks the run to end after the resource at work; at the second call it is killed. */
  void hurry() {
    if (asked) {
      process.destroyForcibly();
      deadline = System.nanoTime() + GRACE.toNanos();
    } else {
      stop();
    }
  }

  /** Asks the run to end after the resource at work. */
  void stop() {
    asked = true;
    deadline = System.nanoTime() + GRACE.toNanos();
    process.destroy();
  }

  boolean wasAsked() {
    return asked;
  }

  /** Waits for the end; false when it takes longer. */
  boolean awaitEnd(Duration patience) throws InterruptedException {
    return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
  }
}
