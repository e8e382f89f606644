package plumb.compiler.evaluation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a compile says, in order. Confined to its thread. */
public final class CompileLog {
  private final List<Entry> entries = new ArrayList<>();
  private final Set<String> once = new HashSet<>();

  /**
   * One message.
   *
   * @param level debug, info, notice, warning, err, alert, crit or emerg
   * @param source what says it, as {@code "Scope(Class[main])"}
   * @param file null when unknown
   * @param line 0 when unknown
   */
  public record Entry(
      String level, String message, String source, @Nullable String file, int line) {}

  void add(String level, String message, String source, @Nullable String file, int line) {
    entries.add(new Entry(level, message, source, file, line));
  }

  void addOnce(
      String key, String level, String message, String source, @Nullable String file, int line) {
    if (once.add(key)) {
      add(level, message, source, file, line);
    }
  }

  /** All messages so far. */
  public List<Entry> entries() {
    return List.copyOf(entries);
  }
}
