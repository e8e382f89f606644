package plumb.cli.lint;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import plumb.analysis.Finding;
import plumb.analysis.Level;
import plumb.analysis.lint.Fingerprints;
import plumb.analysis.lint.LintedFile;
import plumb.analysis.style.StyleCheck;
import plumb.analysis.style.checks.StyleChecks;
import plumb.catalog.json.ValueJson;

/**
 * An array of issues in the form of Code Climate's engines, of which GitLab's code quality reports
 * are a part.
 *
 * @see <a href="https://docs.gitlab.com/ci/testing/code_quality/">GitLab's code quality report</a>
 */
final class CodeClimateReport implements LintReport {
  private final LintOptions options;
  private final ReportPaths paths;

  CodeClimateReport(LintOptions options, ReportPaths paths) {
    this.options = options;
    this.paths = paths;
  }

  @Override
  public void print(List<LintedFile> files, PrintStream out) {
    Fingerprints fingerprints = new Fingerprints();
    Set<String> styles =
        StyleChecks.all(false).stream().map(StyleCheck::name).collect(Collectors.toSet());
    List<Object> issues = new ArrayList<>();
    for (LintedFile file : files) {
      String path = paths.of(file.source().path());
      for (Finding finding : options.printed(file)) {
        Map<String, Object> issue =
            issue(finding, path, fingerprints.of(file.source(), finding, path));
        issue.put("categories", List.of(styles.contains(finding.check()) ? "Style" : "Bug Risk"));
        issues.add(issue);
      }
    }
    out.println(ValueJson.text(issues, true));
  }

  private static Map<String, Object> issue(Finding finding, String path, String fingerprint) {
    Map<String, Object> issue = new LinkedHashMap<>();
    issue.put("type", "issue");
    issue.put("check_name", finding.check());
    issue.put("description", finding.message());
    if (finding.hint() != null) {
      issue.put("content", Map.of("body", finding.hint()));
    }
    issue.put("severity", finding.level() == Level.ERROR ? "major" : "minor");
    issue.put("fingerprint", fingerprint);
    Map<String, Object> lines = new LinkedHashMap<>();
    lines.put("begin", (long) finding.line());
    lines.put("end", (long) finding.line());
    Map<String, Object> location = new LinkedHashMap<>();
    location.put("path", path);
    location.put("lines", lines);
    issue.put("location", location);
    return issue;
  }
}
