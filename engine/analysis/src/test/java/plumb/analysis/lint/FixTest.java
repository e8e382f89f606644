package plumb.analysis.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import plumb.analysis.style.checks.StyleChecks;
import plumb.dsl.source.SourceText;

/** Fixes mend what they are for, and change nothing else. */
class FixTest {
  private final Linter linter = new Linter(StyleChecks.all(false));

  /** Columns: a manifest and what becomes of it, with "~" for line breaks and "→" for tabs. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "$a = 1  ~|$a = 1~",
        "if $a {~→$b = 1~}|if $a {~  $b = 1~}",
        "$a→= 1|$a  = 1",
        "~   →~$a = 1|~~$a = 1",
        "$a = \"b\"|$a = 'b'",
        "$a = \"\\u{41}\"|$a = \"\\u{41}\"",
        "$a = \"$b-c $::d::e[0]\"|$a = \"${b}-c ${::d::e}[0]\"",
        "// c|# c",
        "file { a: }|file { 'a': }",
        "node a, 'b' { }|node 'a', 'b' { }",
        "a { 'b':~  c => 1,~  def=> 2,~}|a { 'b':~  c   => 1,~  def => 2,~}",
        "a { 'b':~  'c'   => {~    x => 1,~    yy => 2 }}|a { 'b':~  'c'   => {~    x  => 1,~    yy"
            + " => 2 }}",
        "$a = \"b\" # lint:ignore:double_quoted_strings|$a = \"b\" #"
            + " lint:ignore:double_quoted_strings",
        "$a = \"b\" ($c  |$a = \"b\" ($c  ",
      })
  void mends(String text, String expected) {
    SourceText source = new SourceText("x.pp", decoded(text));

    assertThat(linter.fix(linter.lint(source)).source().text()).isEqualTo(decoded(expected));
  }

  private static String decoded(String text) {
    return text.replace('~', '\n').replace('→', '\t');
  }

  @Test
  void leavesFilesThatAreNoTextAlone(@TempDir Path directory) throws Exception {
    Path file = directory.resolve("latin1.pp");
    Files.write(file, new byte[] {'$', 'a', ' ', ' ', '\n', '#', (byte) 0xe4});
    LintedFile linted = linter.lint(file);

    assertThat(linter.fix(linted)).isSameAs(linted);
    assertThat(linted.findings()).hasSize(1);
  }

  @Test
  void leavesNothingToMendInTheCorpus() throws Exception {
    List<Path> manifests = CorpusParityTest.manifests(1);
    assumeTrue(manifests.size() > 1000, "Debian's puppet-module-* packages are not installed");
    int changed = 0;
    for (Path manifest : manifests) {
      LintedFile linted = linter.lint(manifest);
      SourceText source = linted.source();
      SourceText fixed = linter.fix(linted).source();
      assertThat(linter.lint(fixed).findings()).filteredOn(one -> one.fix() != null).isEmpty();
      // Only quotes, braces in strings and the layout change.
      assertThat(letters(fixed)).as(manifest.toString()).isEqualTo(letters(source));
      changed += fixed.text().equals(source.text()) ? 0 : 1;
    }
    assertThat(changed).isGreaterThan(30);
  }

  private static String letters(SourceText source) {
    return source.text().replaceAll("[\\s\"'{}]", "");
  }
}
