package plumb.cli.lint;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import plumb.analysis.CheckPages;
import plumb.analysis.Finding;
import plumb.analysis.Fix;
import plumb.analysis.lint.Fingerprints;
import plumb.analysis.lint.LintedFile;
import plumb.catalog.json.ValueJson;
import plumb.dsl.source.SourceText;

/**
 * A log of the Static Analysis Results Interchange Format 2.1.0 with one run. What control comments
 * ignore is in it when it is asked for, as suppressed; fixes are in it as replacements.
 *
 * @see <a href="https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html">SARIF 2.1.0</a>
 */
final class SarifReport implements LintReport {
  private static final String SCHEMA =
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

  /** The usual name for the root of what was checked. */
  private static final String ROOT = "%SRCROOT%";

  private final LintOptions options;
  private final String version;
  private final ReportPaths paths = new ReportPaths(null);
  private final Fingerprints fingerprints = new Fingerprints();
  private final CheckPages pages = CheckPages.read();
  private final Map<String, Map<String, Object>> rules = new LinkedHashMap<>();
  private final List<Object> results = new ArrayList<>();

  /**
   * @param version Plumb's own
   */
  SarifReport(LintOptions options, String version) {
    this.options = options;
    this.version = version;
  }

  @Override
  public void print(List<LintedFile> files, PrintStream out) {
    for (LintedFile file : files) {
      options.printed(file).forEach(one -> results.add(result(file.source(), one)));
      if (options.printsIgnored()) {
        for (LintedFile.Ignored ignored : file.ignored()) {
          Map<String, Object> result = result(file.source(), ignored.finding());
          result.put(
              "suppressions",
              List.of(object("kind", "inSource", "justification", ignored.reason())));
          results.add(result);
        }
      }
    }
    Object driver =
        object("name", "plumb", "version", version, "rules", List.copyOf(rules.values()));
    Object run =
        object(
            "tool",
            object("driver", driver),
            "originalUriBaseIds",
            object(ROOT, object("uri", paths.rootUri())),
            "columnKind",
            "unicodeCodePoints",
            "results",
            results);
    Object log = object("$schema", SCHEMA, "version", "2.1.0", "runs", List.of(run));
    out.println(ValueJson.text(log, true));
  }

  private Map<String, Object> result(SourceText source, Finding finding) {
    String level = finding.level().word();
    rules.computeIfAbsent(finding.check(), name -> rule(name, level));
    Object artifact = artifact(paths.reference(finding.path()));
    Object region =
        object("startLine", (long) finding.line(), "startColumn", (long) finding.column());
    Object place =
        object("physicalLocation", object("artifactLocation", artifact, "region", region));
    String fingerprint = fingerprints.of(source, finding, paths.of(finding.path()));
    Map<String, Object> result =
        object(
            "ruleId",
            finding.check(),
            "ruleIndex",
            (long) List.copyOf(rules.keySet()).indexOf(finding.check()),
            "level",
            level,
            "message",
            object("text", finding.messageWithHint()),
            "locations",
            List.of(place),
            "partialFingerprints",
            object("primaryLocationLineHash", fingerprint));
    Fix fix = finding.fix();
    if (fix != null) {
      Object replacement =
          object(
              "deletedRegion",
              region(source, fix),
              "insertedContent",
              object("text", fix.replacement()));
      Object change = object("artifactLocation", artifact, "replacements", List.of(replacement));
      result.put("fixes", List.of(object("artifactChanges", List.of(change))));
    }
    return result;
  }

  private Map<String, Object> rule(String name, String level) {
    CheckPages.Page page = pages.of(name);
    return object(
        "id",
        name,
        "shortDescription",
        object("text", page.summary()),
        "help",
        object("text", page.text(), "markdown", page.text()),
        "defaultConfiguration",
        object("level", level));
  }

  private static Object artifact(String uri) {
    return uri.startsWith("file:") ? object("uri", uri) : object("uri", uri, "uriBaseId", ROOT);
  }

  private static Object region(SourceText source, Fix fix) {
    return object(
        "startLine",
        (long) source.line(fix.start()),
        "startColumn",
        (long) source.column(fix.start()),
        "endLine",
        (long) source.line(fix.end()),
        "endColumn",
        (long) source.column(fix.end()));
  }

  /** Names and values in turn. */
  private static Map<String, Object> object(Object... members) {
    Map<String, Object> object = new LinkedHashMap<>();
    for (int i = 0; i < members.length; i += 2) {
      object.put((String) members[i], members[i + 1]);
    }
    return object;
  }
}
