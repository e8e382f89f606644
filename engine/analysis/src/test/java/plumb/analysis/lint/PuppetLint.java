package plumb.analysis.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import plumb.analysis.Finding;

/** The installed puppet-lint, which says what there is to find. */
final class PuppetLint {
  private static final Path PROGRAM = Path.of("/usr/bin/puppet-lint");

  private PuppetLint() {}

  static void assumeInstalled() {
    assumeTrue(Files.isExecutable(PROGRAM), "puppet-lint is not installed");
  }

  /** Findings of all checks, also of those that do not run by default, as {@link #text}. */
  static List<String> findings(List<Path> files) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                PROGRAM.toString(),
                "--no-config",
                "--80chars-check",
                "--code_on_top_scope-check",
                "--class_inherits_from_params_class-check",
                "--quoted_booleans-check",
                "--log-format",
                "%{path}:%{line}:%{column}: %{kind} %{check}: %{message}"));
    files.forEach(file -> command.add(file.toString()));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.redirectError(ProcessBuilder.Redirect.to(new File("/dev/null")));
    builder.environment().put("LC_ALL", "C.UTF-8");
    Process process = builder.start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isBetween(0, 1);
    return output.lines().toList();
  }

  /** A finding as {@link #findings} has it. */
  static String text(Finding finding) {
    return finding.path()
        + ":"
        + finding.line()
        + ":"
        + finding.column()
        + ": "
        + finding.level().word()
        + " "
        + finding.check()
        + ": "
        + finding.message();
  }
}
