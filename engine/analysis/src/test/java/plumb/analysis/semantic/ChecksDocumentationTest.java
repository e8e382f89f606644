package plumb.analysis.semantic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import plumb.analysis.Finding;
import plumb.analysis.lint.Linter;
import plumb.analysis.semantic.checks.SemanticChecks;
import plumb.compiler.lower.LoweringReader;

/**
 * Every semantic check is documented: its bad example has that finding alone, its good one none.
 */
class ChecksDocumentationTest {
  private static final Pattern CHECK = Pattern.compile("(?ms)^### (\\w+)\n(.*?)(?=^### |\\z)");
  private static final Pattern EXAMPLE =
      Pattern.compile("(?ms)^(?:Bad|Good) in `([^`]+)`:\n\n```\\w*\n(.*?)\n```$");

  private static final Pattern BESIDE =
      Pattern.compile("(?ms)^Beside `([^`]+)`:\n\n```\\w*\n(.*?)\n```$");

  private final Path directory;

  ChecksDocumentationTest(@TempDir Path directory) {
    this.directory = directory;
  }

  private record Documented(String check, List<MatchResult> beside, List<MatchResult> examples) {
    @Override
    public String toString() {
      return check;
    }
  }

  @Test
  void documentsAllChecksInTheirOrder() throws Exception {
    assertThat(documented().map(Documented::check))
        .containsExactlyElementsOf(SemanticChecks.all().stream().map(SemanticCheck::name).toList());
  }

  @ParameterizedTest
  @MethodSource("documented")
  void badExampleHasTheProblem(Documented documented) throws Exception {
    assertThat(found(documented, 0)).containsExactly(documented.check);
  }

  @ParameterizedTest
  @MethodSource("documented")
  void goodExampleHasNone(Documented documented) throws Exception {
    assertThat(found(documented, 1)).isEmpty();
  }

  static Stream<Documented> documented() throws IOException {
    return CHECK
        .matcher(Files.readString(Path.of("docs/checks.md")))
        .results()
        .map(
            one ->
                new Documented(
                    one.group(1),
                    BESIDE.matcher(one.group(2)).results().toList(),
                    EXAMPLE.matcher(one.group(2)).results().toList()));
  }

  /** What is found in an example, which lies in a module that depends on nothing. */
  private List<String> found(Documented documented, int number) throws IOException {
    for (MatchResult beside : documented.beside) {
      write(beside);
    }
    MatchResult example = documented.examples.get(number);
    Path file = directory.resolve("modules").resolve(example.group(1));
    Path module = directory.resolve("modules").resolve(Path.of(example.group(1)).getName(0));
    Files.createDirectories(file.getParent());
    if (!file.endsWith("metadata.json")) {
      Files.writeString(
          module.resolve("metadata.json"), "{\"name\": \"example-web\", \"dependencies\": []}");
    }
    write(example);
    SemanticLinter semantic =
        SemanticLinter.of(SemanticChecks.all(), List.of(file), List.of(), new LoweringReader());
    return new Linter(List.of(), semantic)
        .lint(file).findings().stream().map(Finding::check).toList();
  }

  private void write(MatchResult example) throws IOException {
    Path file = directory.resolve("modules").resolve(example.group(1));
    Files.createDirectories(file.getParent());
    Files.writeString(file, example.group(2) + "\n");
  }
}
