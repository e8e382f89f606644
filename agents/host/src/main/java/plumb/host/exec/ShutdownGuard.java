package plumb.host.exec;

import java.io.IOException;

/**
 * Ends what was started when this process is told to end meanwhile, by Ctrl-C or a signal: a
 * program in a session of its own would go on alone.
 */
final class ShutdownGuard implements AutoCloseable {
  private final Thread hook;

  /** What is to be done at the end of this process. */
  interface Ending {
    void run() throws IOException, InterruptedException;
  }

  ShutdownGuard(Ending ending) {
    hook = new Thread(() -> run(ending), "end of a program");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  private static void run(Ending ending) {
    try {
      ending.run();
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
