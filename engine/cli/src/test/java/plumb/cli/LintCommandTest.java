package plumb.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import plumb.catalog.json.ValueJson;

/** {@code plumb lint} with the options and files of options of puppet-lint, beside the real one. */
class LintCommandTest {
  private static final Path PUPPET_LINT = Path.of("/usr/bin/puppet-lint");

  private final Path directory;

  LintCommandTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @BeforeEach
  void writeManifests() throws IOException {
    Files.createDirectories(directory.resolve("vendor/x"));
    Files.createDirectories(directory.resolve("home"));
    write("clean.pp", "$a = 1\n");
    write("warning.pp", "$a = \"x\"\n$b = \"y\" # lint:ignore:double_quoted_strings so be it\n");
    write("error.pp", "$a = 1  \n$b = \"x\"\n$c = 'true'\n");
    write("ignored.pp", "# lint:ignore:trailing_whitespace\n$a = 1  \n# lint:endignore\n");
    write("vendor/x/y.pp", "$a = 1  \n");
    write("options", "--no-trailing_whitespace-check\n");
  }

  private void write(String file, String text) throws IOException {
    Files.writeString(directory.resolve(file), text);
  }

  /** The run of a program in the directory of the manifests. */
  private record Run(int code, List<String> lines) {}

  /** Both print lines, of which Plumb's are in another order. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "clean.pp",
        "warning.pp",
        "error.pp",
        "ignored.pp",
        "--fail-on-warnings warning.pp",
        "--fail-on-warnings clean.pp ignored.pp",
        "--error-level error error.pp",
        "--error-level warning error.pp",
        "--error-level all error.pp",
        "--error-level=warning --fail-on-warnings warning.pp",
        "--show-ignored warning.pp ignored.pp",
        "--only-checks double_quoted_strings error.pp",
        "--only-checks quoted_booleans,140chars error.pp",
        "--no-trailing_whitespace-check error.pp",
        "--quoted_booleans-check error.pp",
        "--ignore-paths *.pp error.pp",
        "--ignore-paths e*r.pp,x error.pp warning.pp",
        "vendor/x/y.pp",
        "--ignore-paths none vendor/x/y.pp",
        "--log-format"
            + " %{path}|%{filename}|%{fullpath}|%{line}|%{column}|%{kind}|%{KIND}|%{check}|%{message}|%%"
            + " error.pp",
        "--config options error.pp",
        "-c options error.pp",
        "--list-checks",
        ".",
      })
  void doesWhatPuppetLintDoes(String arguments) throws Exception {
    assumeTrue(Files.isExecutable(PUPPET_LINT), "puppet-lint is not installed");
    List<String> common = new ArrayList<>(List.of("--no-config", "--with-filename"));
    for (String argument : arguments.split(" ")) {
      Path file = directory.resolve(argument).normalize();
      common.add(Files.exists(file) ? file.toString() : argument);
    }

    Run reference = run(List.of(PUPPET_LINT.toString()), common);

    List<String> command = new ArrayList<>(List.of("lint", "--style-only"));
    command.addAll(common);
    CommandRun own = CommandRun.of(command);
    assertThat(own.code()).isEqualTo(reference.code);
    assertThat(lines(own.out())).containsExactlyInAnyOrderElementsOf(reference.lines);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--fail-on-warnings\n",
        "# a comment\n\n--no-trailing_whitespace-check\n--quoted_booleans-check\n",
        "--only-checks=quoted_booleans\n",
        "--only-checks\nquoted_booleans\n",
        "--log-format=%{line}: %{message} (%{check})\n",
        "--error-level=error\n",
      })
  void readsOptionFilesAsPuppetLintDoes(String options) throws Exception {
    assumeTrue(Files.isExecutable(PUPPET_LINT), "puppet-lint is not installed");
    write("home/.puppet-lint.rc", options);
    compare("error.pp", "warning.pp");
    write("home/.puppet-lint.rc", "--no-double_quoted_strings-check\n");
    write(".puppet-lint.rc", options);
    compare("error.pp", "warning.pp");
  }

  @Test
  void theCommandLineWinsOverOptionFiles() throws Exception {
    assumeTrue(Files.isExecutable(PUPPET_LINT), "puppet-lint is not installed");
    write(".puppet-lint.rc", "--only-checks=quoted_booleans\n--error-level=error\n");
    compare("--only-checks", "double_quoted_strings", "--error-level", "all", "error.pp");
    compare("--no-config", "error.pp");
  }

  /** Runs both in the directory of the manifests. */
  private void compare(String... arguments) throws Exception {
    List<String> common = new ArrayList<>(List.of("--with-filename"));
    common.addAll(List.of(arguments));
    Run reference = run(List.of(PUPPET_LINT.toString()), common);
    String java = Path.of(System.getProperty("java.home"), "bin/java").toString();
    String classes = System.getProperty("java.class.path");
    Run own =
        run(
            List.of(java, "-XX:TieredStopAtLevel=1", "-cp", classes, "plumb.cli.Main", "lint"),
            common);
    assertThat(own.code).isEqualTo(reference.code);
    assertThat(own.lines).containsExactlyInAnyOrderElementsOf(reference.lines);
  }

  private Run run(List<String> program, List<String> arguments) throws Exception {
    List<String> command = new ArrayList<>(program);
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().put("HOME", directory.resolve("home").toString());
    builder.environment().put("PWD", directory.toString());
    builder.environment().put("LC_ALL", "C.UTF-8");
    builder.environment().remove("GITHUB_ACTION");
    Process process = builder.start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Run(process.waitFor(), lines(output));
  }

  /** Without blank lines: puppet-lint prints one for a reason that is not given. */
  private static List<String> lines(String output) {
    return output.lines().filter(line -> !line.isBlank()).toList();
  }

  @Test
  void showsFindingsInTheirLines() {
    CommandRun run = CommandRun.of("lint", "--no-config", directory.resolve("error.pp").toString());

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out())
        .contains("error: trailing whitespace found\n")
        .contains("error.pp:1:7 [trailing_whitespace]\n")
        .contains("warning: double quoted string containing no variables\n")
        .contains(" 2 | $b = \"x\"\n   |      ^\n")
        .endsWith("1 files, 1 errors, 1 warnings\n");
  }

  @Test
  void printsJson() {
    CommandRun run =
        CommandRun.of(
            "lint",
            "--no-config",
            "--json",
            directory.resolve("clean.pp").toString(),
            directory.resolve("warning.pp").toString());

    String path = directory.resolve("warning.pp").toString();
    assertThat(run.code()).isZero();
    assertThat(ValueJson.parse(run.out()))
        .isEqualTo(
            List.of(
                List.of(),
                List.of(
                    Map.of(
                        "message", "double quoted string containing no variables",
                        "line", 1L,
                        "column", 6L,
                        "kind", "warning",
                        "check", "double_quoted_strings",
                        "fullpath", path,
                        "path", path,
                        "filename", "warning.pp",
                        "KIND", "WARNING"))));
  }

  /** The test of what is kept is beside the cache; here, that the command uses it. */
  @Test
  void keepsFindingsBetweenRuns() throws Exception {
    Path cache = directory.resolve("cache");
    run("--no-cache", cache);
    assertThat(cache).doesNotExist();

    Run first = run("--relative", cache);
    Path entries = cache.resolve("plumb");
    assertThat(files(entries)).hasSize(1);
    Run second = run("--relative", cache);
    assertThat(second).isEqualTo(first);
    assertThat(files(entries)).hasSize(1);
    run("--no-140chars-check", cache);
    assertThat(files(entries)).as("one for each choice of checks").hasSize(2);
  }

  /** The kept findings; programs of manifests are kept beside them. */
  private static List<Path> files(Path directory) throws IOException {
    try (Stream<Path> all = Files.walk(directory)) {
      return all.filter(Files::isRegularFile)
          .filter(one -> one.toString().contains("/findings-"))
          .filter(one -> !one.getFileName().toString().startsWith("."))
          .toList();
    }
  }

  private Run run(String option, Path cache) throws Exception {
    return run(
        List.of("/usr/bin/env", "XDG_CACHE_HOME=" + cache),
        List.of(
            Path.of(System.getProperty("java.home"), "bin/java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            "plumb.cli.Main",
            "lint",
            "--no-config",
            option,
            "error.pp"));
  }

  @Test
  void fixesFiles() throws Exception {
    Path file = directory.resolve("error.pp");
    Path link = Files.createSymbolicLink(directory.resolve("link.pp"), file);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-x---"));

    CommandRun run = CommandRun.of("lint", "--no-config", "--fix", link.toString());

    assertThat(run.code()).isZero();
    assertThat(run.out()).endsWith("1 files, 0 errors, 0 warnings\n");
    assertThat(file).hasContent("$a = 1\n$b = 'x'\n$c = 'true'\n");
    assertThat(link).isSymbolicLink();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-r-x---");
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files).noneMatch(one -> one.getFileName().toString().startsWith("."));
    }
  }

  @Test
  void oneFileThatCannotBeReadDoesNotKeepOthersFromBeingChecked() throws Exception {
    Path link = Files.createSymbolicLink(directory.resolve("nothing.pp"), Path.of("gone.pp"));

    CommandRun run =
        CommandRun.of("lint", "--no-config", "--fix", "--style-only", directory.toString());

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains("error[MISSING_FILE]: " + link + ": there is no such file");
    assertThat(directory.resolve("error.pp")).hasContent("$a = 1\n$b = 'x'\n$c = 'true'\n");
  }

  @Test
  void wrongUsageFails() {
    assertThat(CommandRun.of("lint", "--no-config", "--no-such-check", "x.pp").code()).isEqualTo(1);
    assertThat(CommandRun.of("lint", "--no-config").err()).contains("Say what to check");
    CommandRun missing = CommandRun.of("lint", "--no-config", directory + "/missing.pp");
    assertThat(missing.code()).isEqualTo(1);
    assertThat(missing.err()).contains("missing.pp: there is no such file");
  }

  @Test
  void saysWhatCannotBeMeant() {
    CommandRun run =
        CommandRun.of(
            "lint",
            "--no-config",
            "--only-checks",
            "140chars,139chars",
            directory.resolve("clean.pp").toString(),
            directory.resolve("home").toString());

    assertThat(run.err())
        .contains("there is no check 139chars")
        .contains("no manifests (*.pp) below " + directory.resolve("home"));
  }
}
