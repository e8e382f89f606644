package plumb.analysis.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import plumb.dsl.source.SourceText;

/** Every rule of the documentation has an example, which is laid out as it says. */
class FormatDocumentationTest {
  private static final Pattern RULE = Pattern.compile("(?ms)^### (.+?)\n(.*?)(?=^##|\\z)");
  private static final Pattern EXAMPLE =
      Pattern.compile("(?s)Before:\n\n```puppet\n(.*?)```\n\nAfter:\n\n```puppet\n(.*?)```\n");

  private record Rule(String name, String text) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Rule> rules() throws Exception {
    return RULE.matcher(Files.readString(Path.of("docs/fmt.md")))
        .results()
        .map(one -> new Rule(one.group(1), one.group(2)));
  }

  @Test
  void hasRules() throws Exception {
    assertThat(rules()).hasSizeGreaterThan(10);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void exampleIsLaidOutAsItSays(Rule rule) {
    var example = EXAMPLE.matcher(rule.text);
    assertThat(example.find()).isTrue();

    assertThat(example.group(1)).isNotEqualTo(example.group(2));
    assertThat(Formatter.format(new SourceText(rule.name, example.group(1))).text())
        .isEqualTo(example.group(2));
  }
}
