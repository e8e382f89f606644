package plumb.analysis.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import plumb.analysis.Finding;
import plumb.analysis.Level;
import plumb.analysis.lint.LintedFile;
import plumb.compiler.yaml.Position;
import plumb.dsl.source.SourceText;

/** Collects what is found, by file. Confined to one thread. */
final class DataFindings {
  private final Map<String, SourceText> sources = new TreeMap<>();
  private final Map<String, List<Finding>> byFile = new TreeMap<>();

  /**
   * Adds a file that is judged, whatever is found in it.
   *
   * @param source with the text that may be shown
   */
  void addFile(SourceText source) {
    sources.put(source.path(), source);
  }

  /**
   * Adds one.
   *
   * @param position as {@link Position} has it; the file's start when there is none
   */
  void add(
      DataProblem problem, SourceText source, int position, String message, @Nullable String hint) {
    add(problem, problem.level(), source, position, message, hint);
  }

  /** The same with a level of its own. */
  void add(
      DataProblem problem,
      Level level,
      SourceText source,
      int position,
      String message,
      @Nullable String hint) {
    sources.putIfAbsent(source.path(), source);
    byFile
        .computeIfAbsent(source.path(), path -> new ArrayList<>())
        .add(
            new Finding(
                problem.check(),
                level,
                source.path(),
                Math.max(1, Position.line(position)),
                Math.max(1, Position.column(position)),
                message,
                hint,
                null));
  }

  /** The judged files with what was found in them, by path. */
  List<LintedFile> files() {
    List<LintedFile> files = new ArrayList<>();
    sources.forEach(
        (path, source) -> {
          List<Finding> found = byFile.getOrDefault(path, List.of());
          List<Finding> sorted = found.stream().sorted(Finding.BY_PLACE).toList();
          files.add(new LintedFile(source, sorted, List.of(), List.of()));
        });
    return files;
  }
}
