package plumb.cli.lint;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import plumb.analysis.Finding;
import plumb.analysis.lint.LintedFile;
import plumb.dsl.source.SourceText;

/** A line for each finding, as puppet-lint prints it; on GitHub, an annotation below it. */
final class LineReport implements LintReport {
  private final LintOptions options;
  private final String format;

  LineReport(LintOptions options, String format) {
    this.options = options;
    this.format = format;
  }

  @Override
  public void print(List<LintedFile> files, PrintStream out) {
    for (LintedFile file : files) {
      for (Finding finding : options.printed(file)) {
        print(file.source(), finding, finding.level().word(), out);
      }
      if (options.printsIgnored()) {
        for (LintedFile.Ignored ignored : file.ignored()) {
          print(file.source(), ignored.finding(), "ignored", out);
          if (!ignored.reason().isEmpty()) {
            out.println("  " + ignored.reason());
          }
        }
      }
    }
  }

  private void print(SourceText source, Finding finding, String kind, PrintStream out) {
    Map<String, Object> values = Placeholders.values(finding, kind);
    out.println(Placeholders.fill(format, values));
    if (options.withContext() && !finding.check().equals("documentation")) {
      String line = source.lineText(source.offset(finding.line(), 1));
      int indent = line.length() - line.stripLeading().length();
      int caret = Math.max(0, finding.column() - 1 - indent);
      out.println("\n  " + line.strip() + "\n  " + " ".repeat(caret) + "^\n");
    }
    if (System.getenv("GITHUB_ACTION") != null) {
      out.println(
          Placeholders.fill("\n::%{kind} file=%{path},line=%{line},col=%{column}::", values)
              + GithubReport.data(finding.message())
              + " (check: "
              + finding.check()
              + ")");
    }
  }
}
