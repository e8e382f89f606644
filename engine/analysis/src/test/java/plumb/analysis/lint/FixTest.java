package plumb.analysis.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import plumb.analysis.style.checks.StyleChecks;
import plumb.dsl.source.SourceText;
import plumb.dsl.source.TextFile;

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
        // Backslashes that mean nothing in either kind of quotes.
        "$a = \"b\\.c\\d\"|$a = 'b\\.c\\d'",
        "$a = \"b\\.c\\r\"|$a = \"b\\.c\\r\"",
        // Arrows between resources.
        "A['b'] ->~  A['c']|A['b']~  -> A['c']",
        "A['b'] -> ~~# d~A['c']|A['b']~~# d~-> A['c']",
        "A['b'] -> # d~A['c']|A['b'] # d~-> A['c']",
        "A['b']->~A['c'] ->~A['d']|A['b']~-> A['c']~-> A['d']",
        "A['b']~->~A['c']|A['b']~->~A['c']",
        "a { 'b': c => @(T) } ->~x~T~A['c']|a { 'b': c => @(T) } ->~x~T~A['c']",
        // Comments between stars.
        "  /* b */|  # b",
        "  /*~   * b~   *   c~~   */|  #~  # b~  # c~  #~  #",
        "$a = 1 /* b~ c */|$a = 1 # b~# c",
        "$a = /* b */ 1|$a = /* b */ 1",
        "/* lint:ignore:80chars */~$a = 1|/* lint:ignore:80chars */~$a = 1",
        // Brackets in the strings of an index, which end it for puppet-lint.
        "$a = $b[\"c]dd\"]  |$a = $b[\"c]dd\"]",
        "$a = $b['c]'] + $d[\"e]\"] ~|$a = $b['c]'] + $d[\"e]\"]~",
        "$a = $b[\"c]$d ${e} f\"] ~|$a = $b[\"c]$d ${e} f\"]~",
        "$a = $b[\"c$d]e$f\"] ~|$a = $b[\"c$d]e$f\"]~",
        "$a = $b[@(C)] + \"x\"~  d ]~C~|$a = $b[@(C)] + 'x'~  d ]~C~",
        // Minus signs.
        "$a = $b-1|$a = $b - 1",
        "$a = $b-1-2 - $c::d-e[1]|$a = $b - 1-2 - $c::d - e[1]",
        "$a = \"${b-c}\"|$a = \"${b-c}\"",
        // The first attribute.
        "a { 'b': c => 1, ensure => $d }|a { 'b': ensure => $d, c => 1 }",
        "a { 'b':~  c      => [1, \"${d}\"],~  e      => f(),~  ensure => $g[0]~}|a { 'b':~  ensure =>"
            + " $g[0],~  e      => f(),~  c      => [1, \"${d}\"]~}",
        "a { 'b': c => 1, ensure => d() }|a { 'b': c => 1, ensure => d() }",
        "a { 'b': c => $d[e()], ensure => f }|a { 'b': c => $d[e()], ensure => f }",
        "a { 'b': c => $d.e, ensure => f }|a { 'b': c => $d.e, ensure => f }",
        "a { 'b':~  c => 1, # d~  ensure => e,~}|a { 'b':~  c      => 1, # d~  ensure => e,~}",
        "a { 'b': c => 1, ensure => d; 'e': f => 1, ensure => g }|a { 'b': ensure => d, c => 1; 'e':"
            + " ensure => g, f => 1 }",
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
  void keepsTheProgramsOfTheCorpus() throws Exception {
    assertThat(mended(CorpusParityTest.manifests(1), UnaryOperator.identity())).isGreaterThan(50);
  }

  /** The corpus is tidy but for some files, so it is made untidy: every fifth module. */
  @Test
  void keepsProgramsThatWereTidy() throws Exception {
    assertThat(mendedOfUntidy(CorpusParityTest.manifests(5))).isGreaterThan(200);
  }

  @Test
  @Tag("long")
  void keepsAllProgramsThatWereTidy() throws Exception {
    assertThat(mendedOfUntidy(CorpusParityTest.manifests(1))).isGreaterThan(1700);
  }

  private int mendedOfUntidy(List<Path> manifests) throws Exception {
    Random random = new Random(5);
    return mended(manifests, source -> Disorder.of(source, random));
  }

  /** How many files change; each is the same program then, and nothing in it is left to mend. */
  private int mended(List<Path> manifests, UnaryOperator<SourceText> untidy) throws Exception {
    assumeTrue(manifests.size() > 100, "Debian's puppet-module-* packages are not installed");
    int changed = 0;
    for (Path manifest : manifests) {
      SourceText source =
          untidy.apply(new SourceText(manifest.toString(), TextFile.read(manifest)));
      LintedFile fixed = linter.fix(linter.lint(source));
      assertThat(fixed.findings())
          .as(manifest.toString())
          .filteredOn(one -> one.fix() != null)
          .isEmpty();
      if (!fixed.source().text().equals(source.text())) {
        changed++;
        assertThat(ProgramShape.of(fixed.source()).equals(ProgramShape.of(source)))
            .as(manifest.toString())
            .isTrue();
      }
    }
    return changed;
  }
}
