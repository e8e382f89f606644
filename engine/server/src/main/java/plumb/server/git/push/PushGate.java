package plumb.server.git.push;

import java.io.IOException;

/** What decides whether a push lands. Thread-safe: pushes are judged side by side. */
@FunctionalInterface
public interface PushGate {
  /** Lets every push land. */
  PushGate OPEN = push -> Verdict.accept();

  /**
   * Judges a whole push before any of its branches moves. May take long: whoever pushes should read
   * meanwhile how far it is.
   *
   * @throws IOException when it cannot be judged: it is refused
   * @throws InterruptedException when the server ends: it is refused
   */
  Verdict judge(Push push) throws IOException, InterruptedException;
}
