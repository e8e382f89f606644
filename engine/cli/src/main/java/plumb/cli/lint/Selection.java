package plumb.cli.lint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import plumb.analysis.lint.Baseline;
import plumb.analysis.lint.LintedFile;
import plumb.cli.lint.selection.BaselineFile;
import plumb.cli.lint.selection.ChangedLines;

/**
 * Which findings are reported, and mended: those on changed lines that no baseline holds, as far as
 * the options say so. Applied to a file, it leaves the others out. Immutable.
 */
public final class Selection implements UnaryOperator<LintedFile> {
  private final LintOptions options;
  private final @Nullable Baseline baseline;
  private final @Nullable ChangedLines changed;

  private Selection(
      LintOptions options, @Nullable Baseline baseline, @Nullable ChangedLines changed) {
    this.options = options;
    this.baseline = baseline;
    this.changed = changed;
  }

  /**
   * What options ask for.
   *
   * @param files all that may be checked
   * @throws IOException when one of them, or the baseline, cannot be read
   * @throws plumb.compiler.program.CompileException when the baseline is none, or git cannot say
   *     what was changed
   */
  public static Selection of(LintOptions options, List<Path> files) throws IOException {
    Path file = options.baseline();
    String revision = options.changedSince();
    return new Selection(
        options,
        file == null ? null : BaselineFile.read(file),
        revision == null ? null : ChangedLines.since(revision, files));
  }

  /** Whether anything in a file may be reported. */
  public boolean touches(Path file) {
    return changed == null || changed.touches(file);
  }

  /**
   * The selection for the report. With --write-baseline, that is what the new baseline leaves:
   * nothing.
   *
   * @param files with all that was found in them
   */
  public Selection settled(List<LintedFile> files) throws IOException {
    Path file = options.writtenBaseline();
    return file == null ? this : new Selection(options, BaselineFile.write(files, file), changed);
  }

  /**
   * Sentences about what a baseline holds and these checks no longer find in these files.
   *
   * @param files with all that was found in them
   */
  public List<String> remarks(List<LintedFile> files) {
    Path file = options.baseline();
    if (baseline == null || file == null) {
      return List.of();
    }
    List<String> remarks = new ArrayList<>();
    Path directory = file.toAbsolutePath();
    baseline
        .stale(files, path -> !Files.exists(directory.resolveSibling(path)))
        .forEach(
            (key, count) -> {
              if (options.looksFor(key.check())) {
                remarks.add(
                    String.format(
                        "%s: gone, but in the baseline (%d times %s): %s",
                        key.path(), count, key.check(), key.line()));
              }
            });
    return remarks;
  }

  @Override
  public LintedFile apply(LintedFile file) {
    LintedFile selected =
        baseline == null
            ? file
            : baseline.without(file, finding -> changed != null && !changed.has(finding));
    return changed == null ? selected : selected.only(changed::has);
  }
}
