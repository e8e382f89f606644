package plumb.analysis.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import plumb.analysis.Finding;
import plumb.analysis.style.checks.StyleChecks;

/**
 * The manifests of Debian's module packages, checked by Plumb and by puppet-lint: both find the
 * same. Every tenth module is compared; -Dlint.modules=all compares all of them.
 */
class CorpusParityTest {
  private static final Path MODULES = Path.of("/usr/share/puppet/modules");

  @Test
  void findsWhatPuppetLintFinds() throws Exception {
    PuppetLint.assumeInstalled();
    boolean all = "all".equals(System.getProperty("lint.modules"));
    List<Path> manifests = manifests(all ? 1 : 10);
    assumeTrue(
        manifests.size() > (all ? 1000 : 100),
        "Debian's puppet-module-* packages are not installed");

    List<String> own = new ArrayList<>();
    Linter linter = new Linter(StyleChecks.all(false));
    for (Path manifest : manifests) {
      for (Finding finding : linter.lint(manifest).findings()) {
        // A message may quote a token of several lines.
        own.addAll(PuppetLint.text(finding).lines().toList());
      }
    }

    List<String> reference = PuppetLint.findings(manifests);
    assertThat(reference.size()).isGreaterThan(all ? 10_000 : 500);
    assertThat(without(reference, own)).as("what only puppet-lint finds").isEmpty();
    assertThat(without(own, reference)).as("what only Plumb finds").isEmpty();
  }

  /** What is in a list more often than in another. */
  private static List<String> without(List<String> list, List<String> other) {
    Map<String, Integer> counts = new HashMap<>();
    other.forEach(one -> counts.merge(one, 1, Integer::sum));
    return list.stream().filter(one -> counts.merge(one, -1, Integer::sum) < 0).toList();
  }

  static List<Path> manifests(int step) throws IOException {
    if (!Files.isDirectory(MODULES)) {
      return List.of();
    }
    List<Path> found = new ArrayList<>();
    try (Stream<Path> modules = Files.list(MODULES)) {
      List<Path> sorted = modules.sorted().toList();
      for (int i = 0; i < sorted.size(); i += step) {
        try (Stream<Path> files = Files.walk(sorted.get(i), FileVisitOption.FOLLOW_LINKS)) {
          files.filter(file -> file.toString().endsWith(".pp")).sorted().forEach(found::add);
        }
      }
    }
    return found;
  }
}
