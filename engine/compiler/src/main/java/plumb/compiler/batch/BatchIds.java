package plumb.compiler.batch;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who has which id: the first line that asks for one, however many threads read lines at once. Safe
 * for use by many threads.
 */
final class BatchIds {
  private final Map<String, Integer> owners = new HashMap<>();
  private long next;

  /**
   * Takes an id for a line, after all lines before it had their turn; each line must have one.
   *
   * @param turn how many lines were handed out before this one
   * @param line the line's number, from one
   * @param id null for a line that has none
   * @return the line that has the id already; zero when there is none
   */
  synchronized int take(long turn, int line, @Nullable String id) throws InterruptedException {
    while (turn != next) {
      wait();
    }
    next++;
    notifyAll();
    Integer owner = id == null ? null : owners.putIfAbsent(id, line);
    return owner == null ? 0 : owner;
  }
}
