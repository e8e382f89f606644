package plumb.host.exec;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Ends the program that it started when this process is told to end meanwhile, by Ctrl-C or a
 * signal: a program in a session of its own would go on alone.
 */
final class ShutdownGuard implements AutoCloseable {
  private final Ending ending;
  private final Thread hook = new Thread(this::end, "end of a program");
  private @Nullable Process process;
  private boolean closing;

  /** Ends a program. */
  interface Ending {
    void end(Process process) throws IOException, InterruptedException;
  }

  ShutdownGuard(Ending ending) {
    this.ending = ending;
    try {
      Runtime.getRuntime().addShutdownHook(hook);
    } catch (IllegalStateException e) {
      closing = true;
    }
  }

  /**
   * Starts the program, under the lock that the end takes first: none can start unseen.
   *
   * @throws IOException if it can't be started, also because this process is ending
   */
  synchronized Process start(ProcessBuilder builder) throws IOException {
    if (closing) {
      throw new IOException("nothing is started any more: this process is ending");
    }
    Process started = builder.start();
    process = started;
    return started;
  }

  private void end() {
    Process running;
    synchronized (this) {
      closing = true;
      running = process;
    }
    try {
      if (running != null) {
        ending.end(running);
      }
    } catch (IOException | InterruptedException e) {
      System.err.println("A program that was started may still run: " + e.getMessage());
    }
  }

  /** The program has ended: nothing is to be done any more. */
  @Override
  public void close() {
    try {
      boolean unused = Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // This process is ending, and the hook runs.
    }
  }
}
