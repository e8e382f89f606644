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
   * @param version Plumb's own
   */
  static LintReport of(LintOptions options, int files, String version) {
    ReportFormat format = options.format();
    if (format == null) {
      @Nullable String line = options.lineFormat(files);
      return line == null ? new TextReport(options) : new LineReport(options, line);
    }
    return switch (format) {
      case TEXT -> new TextReport(options);
      case JSON -> new JsonReport(options);
      case SARIF -> new SarifReport(options, version);
      case JUNIT -> new JunitReport(options);
      case CODECLIMATE -> new CodeClimateReport(options, new ReportPaths(null));
      case GITHUB -> new GithubReport(options);
      case GITLAB ->
          new CodeClimateReport(options, new ReportPaths(System.getenv("CI_PROJECT_DIR")));
    };
  }
}
