package plumb.daemon.service;

import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import sun.misc.Signal;

/** Signals of other processes. */
public final class Signals {
  private Signals() {}

  /** Calls an action at each arrival of a signal, on a thread of its own. */
  static void on(String name, Runnable action) {
    Signal.handle(new Signal(name), signal -> action.run());
  }

  /**
   * Makes a request to stop of the first INT or TERM, so that the resource at work is completed and
   * the report written. A second one ends the process at once.
   *
   * @param asked called at the first one
   */
  public static BooleanSupplier stopRequests(Runnable asked) {
    AtomicBoolean stopping = new AtomicBoolean();
    for (Map.Entry<String, Integer> signal : Map.of("INT", 2, "TERM", 15).entrySet()) {
      on(
          signal.getKey(),
          () -> {
            if (stopping.getAndSet(true)) {
              end(128 + signal.getValue());
            }
            asked.run();
          });
    }
    return stopping::get;
  }

  /** Ends the process like the signal would have, with the shutdown hooks of what runs. */
  private static void end(int code) {
    System.exit(code);
  }
}
