package plumb.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code plumb lint} with a baseline, and on what git says was changed. */
class LintSelectionTest {
  private final Path directory;

  LintSelectionTest(@TempDir Path directory) throws IOException {
    this.directory = directory.toRealPath();
    write("a.pp", "$a = \"x\"\n$b = 1  \n");
    write("b.pp", "$c = \"y\"\n");
  }

  private void write(String file, String text) throws IOException {
    Path path = directory.resolve(file);
    Files.createDirectories(path.resolveSibling(""));
    Files.writeString(path, text);
  }

  /** Each finding as "file:line check". */
  private List<String> findings(String... arguments) {
    CommandRun run = lint(arguments);
    assertThat(run.err()).isEmpty();
    return run.out().lines().toList();
  }

  private CommandRun lint(String... arguments) {
    List<String> command =
        new ArrayList<>(
            List.of("lint", "--no-config", "--log-format", "%{filename}:%{line} %{check}"));
    // Lines that stand twice assign their variable twice, which does not matter here.
    command.add("--no-reassigned_variable-check");
    command.addAll(Arrays.asList(arguments));
    if (command.stream().noneMatch(one -> one.endsWith(".pp"))) {
      command.add(directory.toString());
    }
    return CommandRun.of(command);
  }

  private String baseline() {
    return directory.resolve("baseline.json").toString();
  }

  @Test
  void baselinesLeaveOutOldFindingsWhereverTheyMove() throws Exception {
    CommandRun written = lint("--fail-on-warnings", "--write-baseline", baseline());
    assertThat(written.code()).isZero();
    assertThat(written.out()).isEmpty();
    assertThat(Path.of(baseline()))
        .hasContent(
            """
            {"version": 1, "findings": [
              {"file":"a.pp","check":"double_quoted_strings","line":"$a = \\"x\\"","count":1},
              {"file":"a.pp","check":"trailing_whitespace","line":"$b = 1","count":1},
              {"file":"b.pp","check":"double_quoted_strings","line":"$c = \\"y\\"","count":1}
            ]}
            """);
    assertThat(findings("--fail-on-warnings", "--baseline", baseline())).isEmpty();

    write("a.pp", "# new\n  $b = 1  \n$d = \"z\"\n\n$a = \"x\"\n$a = \"x\"\n");

    CommandRun run = lint("--fail-on-warnings", "--baseline", baseline());
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out().lines())
        .containsExactly("a.pp:3 double_quoted_strings", "a.pp:6 double_quoted_strings");
  }

  @Test
  void whatIsGoneFromABaselineIsTold() throws Exception {
    lint("--write-baseline", baseline());
    write("a.pp", "$b = 1  \n");
    Files.delete(directory.resolve("b.pp"));

    assertThat(lint("--baseline", baseline()).err())
        .isEqualTo(
            """
            warning: a.pp: gone, but in the baseline (1 times double_quoted_strings): $a = "x"
            warning: b.pp: gone, but in the baseline (1 times double_quoted_strings): $c = "y"
            """);
    assertThat(findings("--only-checks", "trailing_whitespace", "--baseline", baseline()))
        .isEmpty();
    write("b.pp", "$c = 1\n");
    assertThat(lint("--baseline", baseline(), directory.resolve("a.pp").toString()).err())
        .contains("a.pp: gone")
        .doesNotContain("b.pp");
  }

  @Test
  void fixesNothingThatABaselineHolds() throws Exception {
    lint("--write-baseline", baseline());
    write("b.pp", "$c = \"y\"\n$c = \"new\"\n");

    assertThat(findings("--fix", "--baseline", baseline())).isEmpty();

    assertThat(directory.resolve("a.pp")).hasContent("$a = \"x\"\n$b = 1  \n");
    assertThat(directory.resolve("b.pp")).hasContent("$c = \"y\"\n$c = 'new'\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{\"version\": 2, \"findings\": []}",
        "{\"version\": 1}",
        "{\"version\": 1, \"findings\": [{\"file\": \"a\", \"check\": \"b\", \"count\": 1}]}",
        "{\"version\": 1, \"findings\": [{\"file\":\"a\",\"check\":\"b\",\"line\":\"\",\"count\":1e9}]}",
      })
  void tellsWhatIsNoBaseline(String text) throws Exception {
    write("baseline.json", text);

    CommandRun run = lint("--baseline", baseline());

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains("[LINT_BASELINE]", "baseline.json", "hint: plumb lint");
  }

  @Test
  void baselinesHaveToBeThereAndWhole() {
    assertThat(lint("--baseline", baseline()).err()).contains("there is no such file");
    CommandRun run = lint("--write-baseline", baseline(), "--changed-since", "HEAD");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains("--write-baseline does not go with --changed-since");
  }

  @Test
  void reportsOnChangedLinesOnly() throws Exception {
    git("init", "-q", "-b", "main");
    write("sub/ü \"x\"\t.pp", "$a = \"1\"\n$a = \"2\"\n");
    write("moved.pp", "$a = \"1\"\n$a = \"2\"\n$a = \"3\"\n$a = \"4\"\n$a = 5");
    commit();
    git("switch", "-q", "-c", "topic");
    write("a.pp", "$a = \"x\"\n$b = 1  \n$e = \"committed\"\n");
    commit();
    git("switch", "-q", "main");
    write("b.pp", "$main = \"only\"\n$c = \"y\"\n");
    commit();
    git("switch", "-q", "topic");
    write("a.pp", "$a = \"x\"\n$f = \"staged\"\n$b = 1  \n$e = \"committed\"\n");
    git("add", "a.pp");
    write("sub/ü \"x\"\t.pp", "$a = \"1\"\n$a = \"now\"\n");
    git("mv", "moved.pp", "elsewhere.pp");
    write("elsewhere.pp", "$a = \"1\"\n$a = \"2\"\n$a = \"3\"\n$a = \"4\"\n$a = \"5\"");
    write("untracked.pp", "$a = \"x\"\n");
    write("ignored.pp", "$a = \"x\"\n");
    write(".gitignore", "ignored.pp\n");
    // What people configure changes nothing.
    git("config", "diff.noprefix", "true");
    git("config", "diff.external", "/bin/false");
    git("config", "diff.interHunkContext", "9");

    assertThat(findings("--changed-since", "main"))
        .containsExactly(
            "a.pp:2 double_quoted_strings",
            "a.pp:4 double_quoted_strings",
            "elsewhere.pp:5 double_quoted_strings",
            "ü \"x\"\t.pp:2 double_quoted_strings",
            "untracked.pp:1 double_quoted_strings");
    assertThat(findings("--changed-since", "HEAD"))
        .doesNotContain("a.pp:4 double_quoted_strings")
        .contains("a.pp:2 double_quoted_strings");

    assertThat(findings("--changed-since", "main", "--fix")).isEmpty();
    assertThat(directory.resolve("a.pp"))
        .hasContent("$a = \"x\"\n$f = 'staged'\n$b = 1  \n$e = 'committed'\n");
  }

  @Test
  void ofFindingsThatAreAlikeThoseOnChangedLinesAreNew() throws Exception {
    git("init", "-q", "-b", "main");
    write("b.pp", "# first\n$c = \"y\"\n");
    lint("--write-baseline", baseline());
    commit();
    write("b.pp", "$c = \"y\"\n# first\n$c = \"y\"\n");

    assertThat(findings("--baseline", baseline(), "--changed-since", "HEAD"))
        .containsExactly("b.pp:1 double_quoted_strings");
  }

  @Test
  void exitCodesGoByWhatIsLeft() throws Exception {
    git("init", "-q", "-b", "main");
    commit();
    assertThat(lint().code()).as("an error").isEqualTo(1);
    assertThat(lint("--format", "sarif").code()).isEqualTo(1);
    assertThat(lint("--error-level", "warning").code()).isEqualTo(1);
    assertThat(lint("--no-trailing_whitespace-check").code()).as("warnings").isZero();
    assertThat(lint("--no-trailing_whitespace-check", "--fail-on-warnings").code()).isEqualTo(1);
    assertThat(lint("--fail-on-warnings", "--changed-since", "main").code()).isZero();
    assertThat(lint("--fail-on-warnings", "--write-baseline", baseline()).code()).isZero();
    write("a.pp", "$a = 1\n");
    assertThat(lint("--fail-on-warnings", "--baseline", baseline()).code()).as("stale").isZero();
    assertThat(lint("--baseline", "gone.json").code()).isEqualTo(1);
    assertThat(lint("--changed-since", "gone").code()).isEqualTo(1);
    assertThat(lint("--fail-on-warnings").code()).isEqualTo(1);
    assertThat(lint("--fail-on-warnings", "--fix").code()).isZero();
  }

  @Test
  void readsChangesThatLookLikeHeaders() throws Exception {
    git("init", "-q", "-b", "main");
    write("c.pp", "# 1\n++ b/a.pp\n@@ -1 +1 @@\n$a = \"x\"");
    commit();
    write("c.pp", "# 2\n++ b/b.pp\n@@ -2 +2 @@\r\r\n$a = \"y\"");

    assertThat(lint("--changed-since", "HEAD", "--only-checks", "double_quoted_strings").out())
        .contains("c.pp:4 double_quoted_strings")
        .doesNotContain("a.pp", "b.pp");
  }

  @Test
  void tellsWhatGitDoesNotKnow() throws Exception {
    CommandRun none = lint("--changed-since", "main");
    assertThat(none.code()).isEqualTo(1);
    assertThat(none.err())
        .contains("error[CHANGED_SINCE]: " + directory + "/a.pp is in no git repository")
        .contains("hint: --changed-since asks git");

    git("init", "-q", "-b", "main");
    commit();
    assertThat(lint("--changed-since", "gone").err())
        .contains("the repository " + directory + " knows no revision 'gone'")
        .contains("hint: fetch it first");
    assertThat(lint("--changed-since=--output=/tmp/x").err())
        .contains("knows no revision '--output=/tmp/x'");

    git("switch", "-q", "--orphan", "other");
    write("d.pp", "$a = \"x\"\n");
    commit();
    assertThat(lint("--changed-since", "main").err())
        .contains("has no commit that 'main' and HEAD share")
        .contains("git fetch --unshallow");
  }

  private void commit() throws Exception {
    git("add", ".");
    git("-c", "user.name=A", "-c", "user.email=a@example.com", "commit", "-q", "-m", "x");
  }

  private void git(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("git", "-C", directory.toString()));
    command.addAll(Arrays.asList(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
  }
}
