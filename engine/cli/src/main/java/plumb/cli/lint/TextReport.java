package plumb.cli.lint;

import java.io.PrintStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plumb.analysis.Finding;
import plumb.analysis.Level;
import plumb.analysis.lint.LintedFile;
import plumb.dsl.source.Diagnostic;
import plumb.dsl.source.DiagnosticPrinter;
import plumb.dsl.source.Severity;
import plumb.dsl.source.SourceText;

/** Shows findings in the lines of their files, and counts them. */
final class TextReport implements LintReport {
  private final LintOptions options;

  TextReport(LintOptions options) {
    this.options = options;
  }

  @Override
  public void print(List<LintedFile> files, PrintStream out) {
    int errors = 0;
    int warnings = 0;
    StringBuilder text = new StringBuilder();
    for (LintedFile file : files) {
      for (Finding finding : file.findings()) {
        errors += finding.level() == Level.ERROR ? 1 : 0;
        warnings += finding.level() == Level.WARNING ? 1 : 0;
      }
      for (Finding finding : options.printed(file)) {
        DiagnosticPrinter.print(diagnostic(file.source(), finding, finding.hint()), text);
      }
      if (options.printsIgnored()) {
        for (LintedFile.Ignored ignored : file.ignored()) {
          String hint = "ignored" + (ignored.reason().isEmpty() ? "" : ": " + ignored.reason());
          DiagnosticPrinter.print(diagnostic(file.source(), ignored.finding(), hint), text);
        }
      }
    }
    out.print(text);
    out.println(files.size() + " files, " + errors + " errors, " + warnings + " warnings");
  }

  private static Diagnostic diagnostic(SourceText source, Finding finding, @Nullable String hint) {
    return new Diagnostic(
        finding.check(),
        finding.level() == Level.ERROR ? Severity.ERROR : Severity.WARNING,
        finding.message(),
        source,
        source.offset(finding.line(), finding.column()),
        1,
        hint);
  }
}
