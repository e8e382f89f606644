package plumb.server.gate;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What of a report somebody who pushes reads at once. */
final class ReportLines {
  private static final int SHOWN = 40;

  private ReportLines() {}

  /** The report's lines, or its first ones and its last, which has the counts. */
  static List<String> of(NodeChanges changes) {
    byte[] text = changes.reports().get("txt");
    if (text == null) {
      return List.of(
          changes.environment() + ": none of its " + changes.unchanged() + " nodes can change");
    }
    List<String> all = new String(text, StandardCharsets.UTF_8).stripTrailing().lines().toList();
    List<String> lines = new ArrayList<>(all.subList(0, Math.min(SHOWN, all.size() - 1)));
    if (all.size() > lines.size() + 1) {
      lines.add("... " + (all.size() - lines.size() - 1) + " more lines");
    }
    lines.add(
        "%s: %d nodes change, %d stay as they are (%d compiled)"
            .formatted(
                changes.environment(), changes.changed(), changes.unchanged(), changes.compiled()));
    return lines;
  }
}
