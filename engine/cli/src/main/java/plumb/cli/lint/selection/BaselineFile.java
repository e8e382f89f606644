package plumb.cli.lint.selection;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import plumb.analysis.lint.Baseline;
import plumb.analysis.lint.FindingKey;
import plumb.analysis.lint.LintedFile;
import plumb.catalog.json.InvalidJsonException;
import plumb.catalog.json.ValueJson;
import plumb.compiler.program.CompileException;
import plumb.dsl.source.TextFile;

/**
 * A baseline in a file: JSON with a line for each kind of finding in an order that stays, so that
 * versions of it compare well. Paths are relative to its directory.
 */
public final class BaselineFile {
  private static final long VERSION = 1;

  private BaselineFile() {}

  /**
   * Reads a baseline.
   *
   * @throws IOException when the file cannot be read
   * @throws CompileException when it is no baseline
   */
  public static Baseline read(Path file) throws IOException {
    Object content;
    try {
      content = ValueJson.parse(TextFile.read(file));
    } catch (InvalidJsonException e) {
      throw invalid(file, String.valueOf(e.getMessage()), e.line(), e.column());
    }
    if (!(content instanceof Map<?, ?> baseline)
        || !Long.valueOf(VERSION).equals(baseline.get("version"))
        || !(baseline.get("findings") instanceof List<?> entries)) {
      throw invalid(file, "this is no baseline of version " + VERSION, 0, 0);
    }
    Map<FindingKey, Integer> counts = new HashMap<>();
    for (Object entry : entries) {
      if (!(entry instanceof Map<?, ?> known)
          || !(known.get("file") instanceof String path)
          || !(known.get("check") instanceof String check)
          || !(known.get("line") instanceof String line)
          || !(known.get("count") instanceof Long count)
          || count != count.intValue()) {
        String text = ValueJson.text(entry, false);
        throw invalid(file, "an entry has no file, check, line and count: " + text, 0, 0);
      }
      counts.merge(new FindingKey(check, path, line), count.intValue(), Integer::sum);
    }
    return new Baseline(counts, paths(file));
  }

  private static CompileException invalid(Path file, String message, int line, int column) {
    String hint = "plumb lint --write-baseline FILE writes a baseline";
    return new CompileException("LINT_BASELINE", message, file.toString(), line, column, hint);
  }

  /**
   * Writes all findings of some files as a baseline.
   *
   * @return what it holds
   * @throws IOException when the file cannot be written
   */
  public static Baseline write(List<LintedFile> files, Path file) throws IOException {
    Baseline baseline = Baseline.of(files, paths(file));
    StringBuilder text = new StringBuilder("{\"version\": " + VERSION + ", \"findings\": [");
    String separator = "\n  ";
    for (Map.Entry<FindingKey, Integer> known : baseline.counts().entrySet()) {
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("file", known.getKey().path());
      entry.put("check", known.getKey().check());
      entry.put("line", known.getKey().line());
      entry.put("count", (long) known.getValue());
      text.append(separator).append(ValueJson.text(entry, false).strip());
      separator = ",\n  ";
    }
    Files.writeString(file, text.append("\n]}\n"), StandardCharsets.UTF_8);
    return baseline;
  }

  /** The paths of files as a baseline has them. */
  private static UnaryOperator<String> paths(Path file) {
    Path directory = file.toAbsolutePath().normalize().resolveSibling("");
    return path -> {
      Path whole = Path.of(path).toAbsolutePath().normalize();
      return (directory.toString().isEmpty() ? whole : directory.relativize(whole)).toString();
    };
  }
}
