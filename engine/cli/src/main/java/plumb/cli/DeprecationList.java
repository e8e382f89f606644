package plumb.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import plumb.analysis.deprecations.Evidence;
import plumb.analysis.deprecations.RecognisedDeprecation;
import plumb.analysis.deprecations.Replacement;
import plumb.compiler.deprecation.Deprecation;
import plumb.values.Undef;

/** The deprecations of a module as {@code plumb module deprecations} shows them. */
final class DeprecationList {
  private final UnaryOperator<String> paths;
  private final StringBuilder text = new StringBuilder();
  private final List<Object> data = new ArrayList<>();

  /**
   * @param paths makes the path of a file as people read it
   */
  DeprecationList(UnaryOperator<String> paths) {
    this.paths = paths;
  }

  String text() {
    int count = data.size();
    return text + "" + count + (count == 1 ? " deprecation\n" : " deprecations\n");
  }

  List<Object> data() {
    return data;
  }

  /** Adds one that an annotation or file declares. */
  void add(Deprecation one) {
    Deprecation.Place place = one.place();
    String file = place.file() == null ? "" : paths.apply(place.file());
    text.append(file).append(':').append(place.line()).append(':').append(place.column());
    text.append(": ").append(one.subject().kind().key().replace('_', ' ')).append(' ');
    text.append(one.subject()).append(" (declared)\n");
    if (one.renamedTo() != null) {
      text.append("  use ").append(one.renamedTo()).append(" (declared)\n");
    }
    if (one.since() != null || one.removedIn() != null) {
      text.append("  since ").append(one.since()).append(", removed in ").append(one.removedIn());
      text.append('\n');
    }
    if (one.message() != null) {
      text.append("  ").append(one.message()).append('\n');
    }
    Map<String, Object> entry =
        entry(one.subject().kind(), one.subject().owner(), one.subject().parameter());
    entry.put("confidence", "declared");
    place(entry, file, place.line(), place.column());
    entry.put("since", orUndef(one.since()));
    entry.put("removed_in", orUndef(one.removedIn()));
    entry.put("message", orUndef(one.message()));
    entry.put(
        "replacements",
        one.renamedTo() == null
            ? List.of()
            : List.of(Map.of("name", one.renamedTo().toString(), "confidence", "declared")));
    data.add(entry);
  }

  /** Adds one that was recognised. */
  void add(RecognisedDeprecation one) {
    String file = paths.apply(one.path());
    text.append(file).append(':').append(one.line()).append(':').append(one.column());
    text.append(": ").append(one.kind().key().replace('_', ' ')).append(' ');
    text.append(one.name()).append(" (").append(one.confidence().word()).append(")\n");
    for (Replacement each : one.replacements()) {
      text.append("  use ").append(each.name());
      text.append(" (").append(each.confidence().word()).append(")\n");
    }
    for (Evidence each : one.evidence()) {
      text.append("  ").append(place(each)).append(' ').append(each.kind().phrase());
      text.append(": ").append(each.text()).append('\n');
    }
    Map<String, Object> entry = entry(one.kind(), one.owner(), one.parameter());
    entry.put("confidence", one.confidence().word());
    place(entry, file, one.line(), one.column());
    entry.put("message", orUndef(one.message()));
    entry.put("replacements", one.replacements().stream().map(this::replacement).toList());
    entry.put("evidence", one.evidence().stream().map(this::evidence).toList());
    data.add(entry);
  }

  private static Map<String, Object> entry(
      Deprecation.Kind kind, String owner, @Nullable String parameter) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("kind", kind.key());
    entry.put("name", parameter == null ? owner : owner + "::" + parameter);
    return entry;
  }

  private static void place(Map<String, Object> entry, String file, int line, int column) {
    entry.put("file", file);
    entry.put("line", (long) line);
    entry.put("column", (long) column);
  }

  private Object replacement(Replacement one) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("name", one.name());
    entry.put("confidence", one.confidence().word());
    entry.put("evidence", evidence(one.evidence()));
    return entry;
  }

  private Object evidence(Evidence one) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("kind", one.kind().word());
    place(entry, paths.apply(one.path()), one.line(), one.column());
    entry.put("text", one.text());
    return entry;
  }

  private String place(Evidence one) {
    return paths.apply(one.path()) + ":" + one.line() + ":" + one.column();
  }

  private static Object orUndef(@Nullable String text) {
    return text == null ? Undef.UNDEF : text;
  }
}
