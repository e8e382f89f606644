package plumb.cli.lint;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import plumb.analysis.Finding;
import plumb.analysis.lint.LintedFile;
import plumb.catalog.json.ValueJson;
import plumb.dsl.source.SourceText;

/** An array with an array of findings for each file, as puppet-lint prints it. */
final class JsonReport implements LintReport {
  private final LintOptions options;

  JsonReport(LintOptions options) {
    this.options = options;
  }

  @Override
  public void print(List<LintedFile> files, PrintStream out) {
    List<Object> all = new ArrayList<>();
    for (LintedFile file : files) {
      List<Object> ofFile = new ArrayList<>();
      for (Finding finding : options.printed(file)) {
        ofFile.add(values(file.source(), finding, finding.level().word()));
      }
      if (options.printsIgnored()) {
        for (LintedFile.Ignored ignored : file.ignored()) {
          Map<String, Object> values = values(file.source(), ignored.finding(), "ignored");
          values.put("reason", ignored.reason());
          ofFile.add(values);
        }
      }
      all.add(ofFile);
    }
    out.println(ValueJson.text(all, true));
  }

  private Map<String, Object> values(SourceText source, Finding finding, String kind) {
    Map<String, Object> values = Placeholders.values(finding, kind);
    if (options.withContext()) {
      values.put("context", source.lineText(source.offset(finding.line(), 1)).strip());
    }
    return values;
  }
}
