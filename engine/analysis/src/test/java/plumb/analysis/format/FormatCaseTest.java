package plumb.analysis.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import plumb.dsl.source.Diagnostic;
import plumb.dsl.source.SourceText;

/** What manifests look like before and after: {@code cases/*.case}. */
class FormatCaseTest {
  private static final Path CASES = Path.of("src/test/resources/plumb/analysis/format/cases");

  static Stream<Path> cases() throws IOException {
    try (Stream<Path> files = Files.list(CASES)) {
      return files.sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void laysOut(Path file) throws IOException {
    String[] texts = Files.readString(file).split("(?m)^=== (?:before|after)\n");
    assertThat(texts).hasSize(3);

    assertThat(format(texts[1])).isEqualTo(texts[2]);
    assertThat(format(texts[2])).isEqualTo(texts[2]);
  }

  private static String format(String text) {
    FormattedFile formatted = Formatter.format(new SourceText("x.pp", text));
    assertThat(formatted.errors()).isEmpty();
    return formatted.text();
  }

  /** Columns: a text and what becomes of it, with "~" for line breaks. */
  @ParameterizedTest
  @CsvSource({
    "'',''",
    "'~~ ~',''",
    "'# only a comment','# only a comment~'",
    "'$a=1','$a = 1~'",
    "'notice;1','notice 1~'",
    "'notice~(1)','notice~(1)~'",
    "'$a=1;-1','$a = 1;~-1~'",
    "'$a=@(E)~x~E','$a = @(E)~x~E~'",
  })
  void laysSmallTextsOut(String text, String expected) {
    assertThat(format(text.replace('~', '\n'))).isEqualTo(expected.replace('~', '\n'));
  }

  @Test
  void keepsTheLineBreaksOfTheFile() {
    assertThat(format("$a=1\r\n\r\n\r\nclass x{\r\n$b=\"c\" # d\r\n}\r\n"))
        .isEqualTo("$a = 1\r\n\r\nclass x {\r\n  $b = 'c' # d\r\n}\r\n");
  }

  @Test
  void leavesWhatCannotBeParsedAlone() {
    FormattedFile formatted = Formatter.format(new SourceText("x.pp", "$a=1\nclass {\n"));

    assertThat(formatted.changed()).isFalse();
    assertThat(formatted.errors()).extracting(Diagnostic::line).containsExactly(2);
  }

  @Test
  void saysWhatNestsTooDeeply() {
    for (int depth : List.of(100, 1000, 100_000)) {
      String text = "$a = " + "[".repeat(depth) + "]".repeat(depth) + "\n";
      FormattedFile formatted = Formatter.format(new SourceText("x.pp", text));
      if (!formatted.errors().isEmpty()) {
        assertThat(formatted.errors().get(0).code()).isEqualTo("NESTING_TOO_DEEP");
      }
      assertThat(formatted.errors().isEmpty()).as(depth + " levels").isEqualTo(depth == 100);
    }
  }
}
