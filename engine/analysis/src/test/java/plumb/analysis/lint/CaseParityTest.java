package plumb.analysis.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumb.analysis.Finding;
import plumb.analysis.style.StyleCheck;
import plumb.analysis.style.checks.StyleChecks;

/** Manifests with something for every check, checked by Plumb and by puppet-lint. */
class CaseParityTest {
  private static final Path CASES = Path.of("src/test/resources/plumb/analysis/lint/cases");

  @Test
  void findsWhatPuppetLintFinds() throws Exception {
    PuppetLint.assumeInstalled();
    List<Path> cases = cases();
    assertThat(cases).hasSizeGreaterThan(10);

    List<String> own = own(cases);

    List<String> reference = PuppetLint.findings(cases);
    assertThat(places(own)).containsExactlyInAnyOrderElementsOf(places(reference));
  }

  @Test
  void casesHaveSomethingForEveryCheck() throws Exception {
    List<String> found = own(cases());

    assertThat(StyleChecks.all(false))
        .extracting(StyleCheck::name)
        .allSatisfy(name -> assertThat(found).anyMatch(one -> one.contains(" " + name + ": ")));
  }

  @Test
  void relativeLayoutLeavesTheModulesDirectoryOut(@TempDir Path directory) throws Exception {
    Path manifests = Files.createDirectories(directory.resolve("puppet-web/manifests"));
    Path right =
        Files.writeString(manifests.resolve("server.pp"), "# web\nclass web::server { }\n");
    Path wrong = Files.writeString(manifests.resolve("client.pp"), "# web\nclass web::other { }\n");

    Linter relative = new Linter(StyleChecks.all(true));
    Linter strict = new Linter(StyleChecks.all(false));

    assertThat(relative.lint(right).findings()).isEmpty();
    assertThat(relative.lint(wrong).findings())
        .extracting(Finding::message)
        .containsExactly("web::other not in autoload module layout");
    assertThat(strict.lint(right).findings())
        .extracting(Finding::check)
        .containsExactly("autoloader_layout");
  }

  private static List<Path> cases() throws Exception {
    try (Stream<Path> files = Files.list(CASES)) {
      return files.sorted().toList();
    }
  }

  private static List<String> own(List<Path> files) throws Exception {
    Linter linter = new Linter(StyleChecks.all(false));
    List<Finding> found = new ArrayList<>();
    for (Path file : files) {
      found.addAll(linter.lint(file).findings());
    }
    return found.stream().map(PuppetLint::text).toList();
  }

  /** Without messages, of which one quotes tokens of several lines. */
  private static List<String> places(List<String> findings) {
    return findings.stream()
        .filter(one -> one.startsWith(CASES.toString()))
        .map(one -> one.split(": ", 3)[0] + " " + one.split(": ", 3)[1])
        .toList();
  }
}
