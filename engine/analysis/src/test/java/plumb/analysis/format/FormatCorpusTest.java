package plumb.analysis.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import plumb.analysis.Finding;
import plumb.analysis.lint.Linter;
import plumb.analysis.style.checks.StyleChecks;
import plumb.dsl.source.SourceText;
import plumb.dsl.source.TextFile;

/** The manifests of Debian's module packages with their canonical layout. */
class FormatCorpusTest {
  private static final Path MODULES = Path.of("/usr/share/puppet/modules");

  /** What the layout decides, and nobody else. */
  private static final Set<String> LAYOUT =
      Set.of(
          "arrow_alignment",
          "trailing_whitespace",
          "hard_tabs",
          "2sp_soft_tabs",
          "double_quoted_strings",
          "variables_not_enclosed",
          "arrow_on_right_operand_line");

  private final Linter linter = new Linter(StyleChecks.all(false));

  @Test
  void staysTheSameProgramWithTheSameComments() throws IOException {
    List<Path> manifests = manifests();
    assumeTrue(manifests.size() > 1000, "Debian's puppet-module-* packages are not installed");
    int changed = 0;
    for (Path manifest : manifests) {
      SourceText source = new SourceText(manifest.toString(), TextFile.read(manifest));
      FormattedFile formatted = LayoutAssertions.assertLaysOut(source);
      SourceText result = new SourceText(manifest.toString(), formatted.text());
      assertHasNoFindings(source, result);
      changed += formatted.changed() ? 1 : 0;
    }
    assertThat(changed).isGreaterThan(1000);
  }

  private void assertHasNoFindings(SourceText source, SourceText result) {
    Map<String, Integer> counts = findings(result);
    assertThat(counts).as(source.path()).doesNotContainKeys(LAYOUT.toArray(String[]::new));
    assertThat(counts.getOrDefault("140chars", 0))
        .as(source.path())
        .isLessThanOrEqualTo(findings(source).getOrDefault("140chars", 0));
  }

  private Map<String, Integer> findings(SourceText source) {
    Map<String, Integer> counts = new HashMap<>();
    for (Finding finding : linter.lint(source).findings()) {
      counts.merge(finding.check(), 1, Integer::sum);
    }
    return counts;
  }

  private static List<Path> manifests() throws IOException {
    if (!Files.isDirectory(MODULES)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(MODULES, FileVisitOption.FOLLOW_LINKS)) {
      return files.filter(file -> file.toString().endsWith(".pp")).sorted().toList();
    }
  }
}
