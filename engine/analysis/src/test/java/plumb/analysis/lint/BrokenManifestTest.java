package plumb.analysis.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import plumb.analysis.Finding;
import plumb.analysis.format.Formatter;
import plumb.analysis.semantic.SemanticLinter;
import plumb.analysis.semantic.checks.SemanticChecks;
import plumb.analysis.style.checks.StyleChecks;
import plumb.compiler.lower.LoweringReader;
import plumb.dsl.source.SourceText;

/** What cannot be read is found, and never ends a run. */
class BrokenManifestTest {
  private final Linter linter = new Linter(StyleChecks.all(false));

  /** Columns: a manifest with "~" for line breaks; line and column of the finding; its message. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "$a = 'b'~$c = \"d~e   | 2:7 | the string of this text has no closing quote",
        "$a = 'b'~$c = 'd~e    | 2:7 | the string of this text has no closing quote",
        "$a = [1, 2            | 1:6 | no ']' closes this",
        "file { 'x':           | 1:6 | no '}' closes this",
        "$a = 1)               | 1:7 | nothing opens what this ')' closes",
        "$a = [1)              | 1:6 | this is closed by ')' on line 1",
        "$a = \"${b[1)}\"      | 1:10 | this is closed by ')' on line 1",
        "$a = ^                | 1:6 | the character '^' (U+005E) has no meaning here",
        "/* a comment          | 1:1 | this comment has no closing */",
        "a(@(E), @(E))~b~E~c   | 4:1 | the heredoc whose text starts here does not end: no line holds its end tag E",
      })
  void saysWhatIsWrong(String text, String place, String message) {
    LintedFile linted = linter.lint(new SourceText("x.pp", text.replace('~', '\n')));

    List<Finding> syntax =
        linted.findings().stream().filter(one -> one.check().equals(Linter.SYNTAX)).toList();
    assertThat(syntax)
        .extracting(one -> one.line() + ":" + one.column() + " " + one.message())
        .containsExactly(place + " " + message);
  }

  /** Whatever is missing at the end, all checks go on, and the layout stays as it is. */
  @Test
  void everyBeginningOfAManifestIsRead() throws Exception {
    String whole =
        """
        # A class
        class web::site (Integer[1, 2] $port = 80, String $b = "x${port}y$::web::c[1]\\n") inherits a {
          $h = @("END"/L) # heredoc
            text ${b} and ${b['c'][1].map |$x| { "${x}" }}
            |- END
          case $b { /^re(x)/: { notice("$::kernel-1") } default: { } } /* block */
          File { mode => 0644 } -> @@file { ["/a${h}", '/b']: * => { 'k' => undef }, ; } // slash
          Web::Site <<| title == 'x' and a != 1.5e3 |>> { b +> $port ? { 1 => -2, default => !$b } }
          $i = $b["x]${h}"][$h['y]z']] + $h[@("E:json")]["${b[1]]}"]
            ${h}
            | E
          notice(@(X), @(X))
            one
            | X
            two
            | X
          unless $a in [1] { $c = $b =~ Pattern[/x/] } # lint:ignore:140chars
        }
        """;
    SemanticLinter semantic =
        SemanticLinter.of(SemanticChecks.all(), List.of(), List.of(), new LoweringReader());
    Linter all = new Linter(StyleChecks.all(true), semantic);
    for (int end = 0; end <= whole.length(); end++) {
      SourceText source = new SourceText("x.pp", whole.substring(0, end));
      LintedFile linted = all.lint(source);
      assertThat(linted.source().text()).isEqualTo(source.text());
      assertThat(all.fix(linted, one -> one).remarks()).isEqualTo(linted.remarks());
      assertThat(Formatter.format(source).text()).isNotNull();
    }
  }

  @Test
  void textThatIsNoUtf8IsAFinding(@TempDir Path directory) throws Exception {
    Path file = directory.resolve("latin1.pp");
    Files.write(file, new byte[] {'$', 'a', ' ', '=', ' ', '\'', (byte) 0xe4, '\''});

    assertThat(linter.lint(file).findings())
        .extracting(Finding::message)
        .containsExactly("invalid byte sequence in UTF-8: 0xE4");
  }

  @Test
  void compiledPoliciesOfSelinuxAreNoManifests(@TempDir Path directory) throws Exception {
    Path file = directory.resolve("policy.pp");
    Files.write(file, new byte[] {(byte) 0x8f, (byte) 0xff, 0x7c, (byte) 0xf9, 0, 1});

    assertThat(linter.lint(file).findings()).isEmpty();
  }

  @Test
  void deepNestingIsRead() {
    String deep = "(".repeat(50_000) + ")".repeat(50_000);

    LintedFile linted = linter.lint(new SourceText("x.pp", "file { 'x': mode => " + deep + " }"));

    assertThat(linted.findings())
        .extracting(Finding::check)
        .doesNotContain(Linter.SYNTAX)
        .contains("file_mode");
  }
}
