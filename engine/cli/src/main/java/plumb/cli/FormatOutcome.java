package plumb.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import plumb.agent.diff.UnifiedDiff;
import plumb.analysis.format.FormattedFile;
import plumb.compiler.Problems;
import plumb.dsl.source.DiagnosticPrinter;

/**
 * What {@code plumb fmt} made of a file.
 *
 * @param changed whether its layout differs from what it was
 * @param diff what differs, if that is wanted; else empty
 * @param problems why it has no new layout, for people
 * @param data the same for programs
 */
record FormatOutcome(
    String path,
    boolean changed,
    String diff,
    List<String> problems,
    List<Map<String, Object>> data) {
  static FormatOutcome of(FormattedFile formatted, boolean withDiff) {
    String path = formatted.source().path();
    String old = formatted.source().text();
    return new FormatOutcome(
        path,
        formatted.changed(),
        withDiff ? UnifiedDiff.of(old, formatted.text(), path, path) : "",
        formatted.errors().stream().map(DiagnosticPrinter::print).toList(),
        formatted.errors().stream().map(Problems::data).toList());
  }

  /** The outcome for a file that cannot be read or written. */
  static FormatOutcome failed(Path file, IOException problem) {
    return new FormatOutcome(
        file.toString(), false, "", Problems.describe(problem, null), Problems.data(problem));
  }

  boolean hasFailed() {
    return !problems.isEmpty();
  }
}
