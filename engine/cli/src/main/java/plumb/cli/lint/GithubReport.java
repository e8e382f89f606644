package plumb.cli.lint;

import java.io.PrintStream;
import java.util.List;
import plumb.analysis.Finding;
import plumb.analysis.lint.LintedFile;

/**
 * A workflow command for each finding, which GitHub shows beside the line of a change.
 *
 * @see <a
 *     href="https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands">Workflow
 *     commands</a>
 */
final class GithubReport implements LintReport {
  private final LintOptions options;
  private final ReportPaths paths = new ReportPaths(System.getenv("GITHUB_WORKSPACE"));

  GithubReport(LintOptions options) {
    this.options = options;
  }

  @Override
  public void print(List<LintedFile> files, PrintStream out) {
    for (LintedFile file : files) {
      for (Finding finding : options.printed(file)) {
        out.println(command(finding));
      }
    }
  }

  private String command(Finding finding) {
    return "::"
        + finding.level().word()
        + " file="
        + property(paths.of(finding.path()))
        + ",line="
        + finding.line()
        + ",col="
        + finding.column()
        + ",title="
        + property(finding.check())
        + "::"
        + data(finding.messageWithHint());
  }

  /** Percent signs and line breaks are escaped, as nothing else in a command is. */
  static String data(String text) {
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }

  private static String property(String text) {
    return data(text).replace(":", "%3A").replace(",", "%2C");
  }
}
