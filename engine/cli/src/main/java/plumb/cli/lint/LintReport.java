package plumb.cli.lint;

import java.io.PrintStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plumb.analysis.lint.LintedFile;

/** Prints what was found. */
public interface LintReport {
  void print(List<LintedFile> files, PrintStream out);

  /**
   * The report that options ask for.
   *
   * @param files how many files there are to report on
   */
  static LintReport of(LintOptions options, int files) {
    if (options.json()) {
      return new JsonReport(options);
    }
    @Nullable String format = options.format(files);
    return format == null ? new TextReport(options) : new LineReport(options, format);
  }
}
