package plumb.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Regular expressions: offsets in chars, Ruby's syntax, and the installed Puppet's matches. */
class RegexTest {
  @Test
  void offsetsAreThoseOfChars() {
    Match match = Regex.of("(ö+)(x)?").match("aäööb");
    assertThat(match).isNotNull();
    assertThat(match.start(0)).isEqualTo(2);
    assertThat(match.end(0)).isEqualTo(4);
    assertThat(match.group(1)).isEqualTo("öö");
    assertThat(match.group(2)).isNull();
    assertThat(match.start(2)).isEqualTo(-1);
    assertThat(match.group(3)).isNull();
    assertThat(match.groupCount()).isEqualTo(2);
    assertThat(match.before()).isEqualTo("aä");
    assertThat(match.after()).isEqualTo("b");
  }

  @Test
  void textBeyondTheBasicPlaneIsOneCharacterForTheEngine() {
    Match match = Regex.of("^.(.)$").match("😀ä");
    assertThat(match).isNotNull();
    assertThat(match.group(1)).isEqualTo("ä");
    assertThat(match.start(1)).isEqualTo(2);
  }

  @Test
  void aSubjectIsSearchedFromAnyOffset() {
    Subject subject = new Subject("äbäb");
    Match second = subject.match(Regex.of("b"), 2);
    assertThat(second).isNotNull();
    assertThat(second.start(0)).isEqualTo(3);
    assertThat(subject.match(Regex.of("b"), 4)).isNull();
  }

  @Test
  void namedGroups() {
    Match match = Regex.of("(?<year>\\d+)-(?<month>\\d+)").match("on 2015-03");
    assertThat(match).isNotNull();
    assertThat(match.group("year")).isEqualTo("2015");
    assertThat(match.group("month")).isEqualTo("03");
    assertThat(match.group("day")).isNull();
  }

  @Test
  void errorsShowWhenTheExpressionIsUsed() {
    Regex broken = Regex.of("a(");
    assertThat(broken.toString()).isEqualTo("/a(/");
    assertThatThrownBy(broken::validate)
        .isInstanceOf(EvaluationException.class)
        .hasMessage("end pattern with unmatched parenthesis: /a(/");
  }

  @Test
  void optionsArePrinted() {
    assertThat(Regex.of("a/b").toString()).isEqualTo("/a\\/b/");
    assertThat(Regex.of("a", Regex.IGNORE_CASE).toString()).isEqualTo("/(?i-mx:a)/");
    assertThat(Regex.of("a", Regex.IGNORE_CASE | Regex.MULTILINE | Regex.EXTENDED).embeddable())
        .isEqualTo("(?mix:a)");
    assertThat(Regex.of("A", Regex.IGNORE_CASE).matches("xa")).isTrue();
  }

  @Test
  void matchesAreThoseOfPuppet() throws Exception {
    List<String> expressions =
        List.of(
            "a.c",
            "^b",
            "b$",
            "\\Ab",
            "b\\z",
            "b\\Z",
            "[[:alpha:]]+",
            "\\w+",
            "\\d+",
            "\\h+",
            "\\s",
            "(?i:B)",
            "(?m:a.b)",
            "a{2}",
            "a*?b",
            "(a|b)\\1",
            "\\bab\\b",
            "(?<=a)b",
            "(?<!a)b",
            "a(?=b)",
            "(?>a+)b",
            "[^a-c]",
            "\\u00e4",
            "\\xC3",
            "\\p{L}+",
            "[ä-ü]",
            "\\u{e4 f6}",
            "(?<n>a)\\k<n>",
            "\\.",
            "$",
            "^$",
            "a|b|",
            "\\R",
            "\\X",
            "[a&&b]",
            "x{,2}",
            "a++",
            "(?#c)a",
            "\\/",
            "\\141",
            "\\cA",
            "[\\d\\-]+",
            "\\G",
            "(?<x>b)(?<x>a)");
    List<String> texts =
        List.of(
            "abc", "a\nb", "bä", "B", "aab", "ab ab", "äö", "123-4", "", "\n", "a/c.", "ba",
            "xyz\n", "ABC_9");
    Parity parity = new Parity();
    for (String expression : expressions) {
      for (String text : texts) {
        String quoted = ValueText.doubleQuote(text);
        String literal = "Regexp(" + ValueText.doubleQuote(expression) + ")";
        parity.add(
            "if " + quoted + " =~ " + literal + " { \"<$0><$1>\" } else { 'no' }",
            () -> {
              Match match = Regex.of(expression).match(text);
              if (match == null) {
                return "no";
              }
              String first = match.group(1);
              return "<" + match.group(0) + "><" + (first == null ? "" : first) + ">";
            });
        parity.add(
            "regsubst(" + quoted + ", " + literal + ", 'X')",
            () -> {
              Match match = Regex.of(expression).match(text);
              return match == null ? text : match.before() + "X" + match.after();
            });
      }
    }
    parity.check();
  }
}
