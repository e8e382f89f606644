package plumb.analysis.format;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import plumb.dsl.ParsedFile;
import plumb.dsl.PuppetParser;
import plumb.dsl.Syntax;
import plumb.dsl.source.SourceText;

/** What must not be written is found out. */
class ProgramsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "$a = 'b'|$a   = \"b\"",
        "\"$a\"|\"${a}\"",
        "[1, 2]|[1, 2,]",
        "notice 1|notice  1",
        "class a() { }|class a { }",
      })
  void sameIsSame(String one, String other) {
    assertThat(Programs.same(parsed(one), parsed(other))).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "$a = 'b'|$a = 'c'",
        "$a = 'b'|$a = b",
        "\"$a\"|\"$b\"",
        "\"$a \"|\"$a\"",
        "[1, 2]|[1, 2, 3]",
        "notice(1)|notice((1))",
        "$a [1]|$a[1]",
        "notice(1)|notice 1; 2",
        "$a = 1 + 2 * 3|$a = (1 + 2) * 3",
        "if $a { 1 }|if $a { 1 } else { }",
        "@(END:json)|@(END:yaml)",
      })
  void otherIsNot(String one, String other) {
    String end = one.startsWith("@") ? "\n{}\nEND\n" : "\n";
    assertThat(Programs.same(parsed(one + end), parsed(other + end))).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {"# a|# a  |true", "# a|# b|false", "/* a */ 1|1 /* a */|true", "# a|1|false"})
  void comparesComments(String one, String other, boolean same) {
    assertThat(Comments.same(new SourceText("", one), new SourceText("", other))).isEqualTo(same);
  }

  private static ParsedFile parsed(String text) {
    return PuppetParser.parse(new SourceText("", text), Syntax.MANIFEST);
  }
}
