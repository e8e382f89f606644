package plumb.compiler.snapshot;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import plumb.compiler.inputs.Input.Kind;
import plumb.compiler.inputs.Inputs;
import plumb.compiler.program.Source;
import plumb.compiler.program.Unit;
import plumb.compiler.program.UnitReader;
import plumb.compiler.program.UnitReader.Syntax;

/**
 * The templates of an environment as programs, read when first asked for. Safe for use by many
 * threads.
 */
public final class Templates {
  /** What stands for the path of a template that is a text. */
  public static final String INLINE = "inlined-epp-text";

  /** A text that is computed for every node must not fill the memory. */
  private static final int MAX_INLINE = 1000;

  private final Snapshot snapshot;
  private final UnitReader reader;
  private final Map<Path, Source> files = new ConcurrentHashMap<>();
  private final Map<String, Unit> inline = new ConcurrentHashMap<>();

  Templates(Snapshot snapshot, UnitReader reader) {
    this.snapshot = snapshot;
    this.reader = reader;
  }

  /** A template file as a program; null when there is no such file. */
  public @Nullable Source file(Path file, @Nullable String moduleName) throws IOException {
    Inputs.note(Kind.FILE, file);
    Source source = files.get(file);
    if (source == null) {
      String text = snapshot.read(file);
      if (text == null) {
        return null;
      }
      Unit unit = reader.read(text, file.toString(), Syntax.EPP);
      Source read = new Source(unit, file.toString(), moduleName);
      Source earlier = files.putIfAbsent(file, read);
      source = earlier == null ? read : earlier;
    }
    return source;
  }

  /**
   * Text of a template as a program; the texts of a snapshot's manifests are few, so they are kept.
   */
  public Unit inline(String text) {
    Unit unit = inline.get(text);
    if (unit == null) {
      unit = reader.read(text, INLINE, Syntax.EPP);
      if (inline.size() < MAX_INLINE) {
        inline.put(text, unit);
      }
    }
    return unit;
  }
}
