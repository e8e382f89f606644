package plumb.analysis.data;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import plumb.compiler.lookup.HierarchyLevel;
import plumb.compiler.yaml.DataMap;
import plumb.compiler.yaml.Position;

/**
 * Finds keys of files that every node reads, in a level below another such file that has the key,
 * too: the lower value never counts.
 */
final class ShadowCheck {
  private final KeyReads reads;
  private final KeyOptions options;
  private final DataFindings findings;

  ShadowCheck(KeyReads reads, KeyOptions options, DataFindings findings) {
    this.reads = reads;
    this.options = options;
    this.findings = findings;
  }

  /** What wins. */
  private record Winner(DataFile file, Object value, int position) {}

  /**
   * Checks one hierarchy.
   *
   * @param levels of one layer, highest priority first
   * @param files by path
   */
  void check(List<HierarchyLevel> levels, Map<String, DataFile> files) {
    Map<String, Winner> winners = new HashMap<>();
    for (HierarchyLevel level : levels) {
      for (String location : level.locations()) {
        DataFile file =
            level.kind() == HierarchyLevel.Kind.PATHS && level.pattern(location).isOneFile()
                ? files.get(level.pattern(location).toString())
                : null;
        if (file != null && level.hasFiles()) {
          check(file, winners);
        }
      }
    }
  }

  private void check(DataFile file, Map<String, Winner> winners) {
    DataMap content = file.content();
    for (int i = 0; i < content.size(); i++) {
      String key = String.valueOf(content.keyAt(i));
      Object value = content.valueAt(i);
      Winner winner = winners.putIfAbsent(key, new Winner(file, value, content.positionAt(i)));
      boolean counts =
          winner == null
              || winner.file().path().equals(file.path())
              || key.equals(KeyOptions.KEY)
              || options.mayMerge(key)
              || reads.mayMerge(key);
      if (winner != null && !counts) {
        boolean same = winner.value().equals(value);
        String place = winner.file().path() + ":" + Position.line(winner.position());
        findings.add(
            DataProblem.SHADOWED_KEY,
            file.source(),
            content.positionAt(i),
            same
                ? "'" + key + "' has the same value in a file that wins for every node"
                : "this value of '" + key + "' is never used: another file wins for every node",
            "it is " + place);
      }
    }
  }
}
