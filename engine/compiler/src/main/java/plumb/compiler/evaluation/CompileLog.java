package plumb.compiler.evaluation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plumb.catalog.Origin;
import plumb.compiler.evaluation.Strictness.Level;
import plumb.compiler.program.CompileException;
import plumb.compiler.program.Source;
import plumb.compiler.program.Unit;
import plumb.compiler.program.UnitWarning;

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
   * @param code issue code of what is wrong with a text; null for all else
   */
  public record Entry(
      String level,
      String message,
      String source,
      @Nullable String file,
      int line,
      @Nullable String code) {}

  void add(String level, String message, String source, @Nullable String file, int line) {
    entries.add(new Entry(level, message, source, file, line, null));
  }

  /** Warns, once, of something that has no place in a text. */
  public void warn(String message) {
    addOnce(message, "warning", message, "", null, 0);
  }

  /** Warns of a deprecated name, at the place that uses it. */
  void deprecated(String message, Origin setBy, String code) {
    entries.add(new Entry("warning", message, "", setBy.file(), setBy.line(), code));
  }

  /**
   * Says what a text is to be warned of; once, however often it is used.
   *
   * @param doubtful what a key that comes twice in a hash is
   */
  void addWarnings(Source source, Level doubtful) {
    Unit unit = source.unit();
    for (UnitWarning warning : unit.warnings()) {
      int line = unit.line(warning.pos());
      if (warning.code().equals("DUPLICATE_KEY") && doubtful != Level.WARNING) {
        if (doubtful == Level.ERROR) {
          int column = unit.column(warning.pos());
          throw new CompileException(
              warning.code(), warning.message(), source.path(), line, column, null);
        }
        continue;
      }
      if (once.add(source.path() + ":" + warning.pos() + " " + warning.code())) {
        entries.add(
            new Entry("warning", warning.message(), "", source.path(), line, warning.code()));
      }
    }
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
