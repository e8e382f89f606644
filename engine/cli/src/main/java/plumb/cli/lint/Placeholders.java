package plumb.cli.lint;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import plumb.analysis.Finding;

/** What puppet-lint says about a finding, by the names that it has in formats and JSON. */
final class Placeholders {
  private static final Pattern PLACEHOLDER = Pattern.compile("%(?:%|\\{(\\w+)\\})");

  private Placeholders() {}

  /**
   * The values.
   *
   * @param kind "warning", "error" or "ignored"
   */
  static Map<String, Object> values(Finding finding, String kind) {
    Path path = Path.of(finding.path());
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("message", finding.message());
    values.put("line", (long) finding.line());
    values.put("column", (long) finding.column());
    values.put("kind", kind);
    values.put("check", finding.check());
    values.put("fullpath", path.toAbsolutePath().normalize().toString());
    values.put("path", finding.path());
    values.put("filename", String.valueOf(path.getFileName()));
    values.put("KIND", kind.toUpperCase(Locale.ROOT));
    return values;
  }

  /** Fills in a format; unknown placeholders stay as they are. */
  static String fill(String format, Map<String, Object> values) {
    return PLACEHOLDER
        .matcher(format)
        .replaceAll(
            found -> {
              String name = found.group(1);
              Object value = name == null ? "%" : values.getOrDefault(name, found.group());
              return Matcher.quoteReplacement(value.toString());
            });
  }
}
