package plumb.cli.lint;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import plumb.analysis.Finding;
import plumb.analysis.lint.LintedFile;

/**
 * What compiles tell of old names that files were found to use: it is added to what was found
 * there, so that one use is one finding.
 */
public final class NodeRemarks {
  private static final Set<String> CHECKS = Set.of("deprecated_name", "deprecated_key");

  private final List<LintedFile> found;
  private final Map<Finding, List<String>> remarks = new IdentityHashMap<>();

  /** Adds to what was found in files. */
  public NodeRemarks(List<LintedFile> found) {
    this.found = List.copyOf(found);
  }

  /**
   * Adds a remark to the findings of a use in a line; whether there are any.
   *
   * @param names what the name was, and what it is now; one of them tells the use
   */
  boolean add(String file, int line, List<@Nullable String> names, String remark) {
    Path path = Path.of(file).toAbsolutePath().normalize();
    List<Pattern> words =
        names.stream()
            .filter(Objects::nonNull)
            .map(name -> Pattern.compile("(?<![\\w:])" + Pattern.quote(name) + "(?![\\w:])"))
            .toList();
    boolean any = false;
    for (LintedFile each : found) {
      if (Path.of(each.source().path()).toAbsolutePath().normalize().equals(path)) {
        for (Finding finding : each.findings()) {
          String text = finding.messageWithHint();
          if (finding.line() == line
              && CHECKS.contains(finding.check())
              && words.stream().anyMatch(word -> word.matcher(text).find())) {
            remarks.computeIfAbsent(finding, unused -> new ArrayList<>()).add(remark);
            any = true;
          }
        }
      }
    }
    return any;
  }

  /** The files, with all remarks. */
  public List<LintedFile> files() {
    return found.stream()
        .map(
            file ->
                new LintedFile(
                    file.source(),
                    file.findings().stream().map(this::remarked).toList(),
                    file.ignored(),
                    file.remarks()))
        .toList();
  }

  private Finding remarked(Finding finding) {
    List<String> added = remarks.get(finding);
    return added == null
        ? finding
        : new Finding(
            finding.check(),
            finding.level(),
            finding.path(),
            finding.line(),
            finding.column(),
            finding.message() + " (" + String.join("; ", added) + ")",
            finding.hint(),
            finding.fix());
  }
}
