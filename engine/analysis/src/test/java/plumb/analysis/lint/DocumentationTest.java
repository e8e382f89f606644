package plumb.analysis.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import plumb.analysis.Finding;
import plumb.analysis.style.StyleCheck;
import plumb.analysis.style.checks.StyleChecks;
import plumb.dsl.source.SourceText;

/** Every check is documented with a bad and a good example, and they are what they are called. */
class DocumentationTest {
  private static final Pattern CHECK = Pattern.compile("(?ms)^### (\\w+)\n(.*?)(?=^### |\\z)");
  private static final Pattern EXAMPLE =
      Pattern.compile("(?ms)^(?:Bad|Good)(?: in `([^`]+)`)?:\n\n```puppet\n(.*?)\n```$");

  private record Documented(String check, List<MatchResult> examples) {
    @Override
    public String toString() {
      return check;
    }
  }

  @Test
  void documentsAllChecksInTheirOrder() throws Exception {
    assertThat(documented().map(Documented::check))
        .containsExactlyElementsOf(StyleChecks.all(false).stream().map(StyleCheck::name).toList());
  }

  @ParameterizedTest
  @MethodSource("documented")
  void badExampleHasTheProblem(Documented documented) {
    assertThat(found(documented.examples.get(0))).contains(documented.check);
  }

  @ParameterizedTest
  @MethodSource("documented")
  void goodExampleHasNone(Documented documented) {
    assertThat(found(documented.examples.get(1))).doesNotContain(documented.check, Linter.SYNTAX);
  }

  static Stream<Documented> documented() throws Exception {
    String text = Files.readString(Path.of("docs/lint.md"));
    return CHECK
        .matcher(text)
        .results()
        .map(one -> new Documented(one.group(1), EXAMPLE.matcher(one.group(2)).results().toList()));
  }

  private static List<String> found(MatchResult example) {
    String path = example.group(1) == null ? "site.pp" : "/modules/" + example.group(1);
    Linter linter = new Linter(StyleChecks.all(false));
    return linter.lint(new SourceText(path, example.group(2) + "\n")).findings().stream()
        .map(Finding::check)
        .toList();
  }
}
