package plumb.host.exec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import plumb.catalog.report.LogEntry;
import plumb.catalog.report.Report;
import plumb.host.AgentProcess;
import plumb.host.Apply;
import plumb.values.Sensitive;

class ExecHardCasesTest {
  private final Path place;
  private final Apply apply;

  ExecHardCasesTest(@TempDir Path directory) throws IOException {
    place = Files.createDirectory(directory.resolve("place"));
    apply = new Apply(directory.resolve("state"));
  }

  /** The command, and what it started, ignore the signal that asks them to end. */
  @Test
  void aCommandThatHangsIsStoppedWithAllThatItStarted() throws Exception {
    String script =
        "trap '' TERM; (trap '' TERM; echo $$ > child; exec sleep 300) & echo $$ > parent; wait";
    Instant start = Instant.now();
    Report report =
        apply
            .with("Exec", script, "provider", "shell", "cwd", place.toString(), "timeout", 1L)
            .run();
    assertThat(Apply.events(report))
        .containsExactly("change from 'notrun' to ['0'] failed: Command exceeded timeout");
    assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(60));
    long group = Long.parseLong(Files.readString(place.resolve("parent")).strip());
    assertThat(processesInGroup(group)).isEmpty();
  }

  /** Ctrl-C and a signal end the agent alike; the command has a session of its own. */
  @Test
  @Timeout(120)
  void aRunThatIsEndedEndsItsCommand() throws Exception {
    Path started = place.resolve("started");
    assertThat(new ProcessBuilder("mkfifo", started.toString()).start().waitFor()).isZero();
    Process agent =
        AgentProcess.of(
                place.resolve("state"),
                "Exec",
                "(sleep 300 &) ; echo $$ > " + started + "; exec sleep 300",
                "provider",
                "shell")
            .start();
    long group;
    try {
      group = Long.parseLong(Files.readString(started).strip());
    } finally {
      agent.destroy();
      agent.waitFor();
    }
    assertThat(processesInGroup(group)).isEmpty();
  }

  @Test
  void aDaemonThatIsLeftBehindHoldsNothingUp() throws Exception {
    Instant start = Instant.now();
    Report report =
        apply
            .with("Exec", "sleep 120 & echo $! > pid", "provider", "shell", "cwd", place.toString())
            .run();
    assertThat(report.status()).isEqualTo("changed");
    assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(60));
    long pid = Long.parseLong(Files.readString(place.resolve("pid")).strip());
    assertThat(ProcessHandle.of(pid)).get().matches(ProcessHandle::destroyForcibly);
  }

  private List<String> outputOf(String script) {
    Report report =
        apply.with("Exec", script, "logoutput", true, "provider", "shell", "timeout", 0).run();
    assertThat(report.status()).isEqualTo("changed");
    return report.logs().stream()
        .filter(entry -> entry.source().endsWith("/returns"))
        .map(LogEntry::message)
        .toList();
  }

  /** The middle of it is left out, be it one line or many; the command goes on. */
  @Test
  void moreOutputThanAnybodyReadsIsCutShort() {
    List<String> one = outputOf("head -c 3000000 /dev/zero; echo; echo the end");
    assertThat(one).hasSize(4).last().isEqualTo("executed successfully");
    assertThat(one.get(0)).hasSizeLessThan(600_000);
    assertThat(one.get(1)).isEqualTo("... " + (3_000_009 - (1 << 19) - 8) + " bytes left out ...");
    assertThat(one.get(2)).isEqualTo("the end");
  }

  @Test
  void ofTooManyLinesTheMiddleIsLeftOut() {
    List<String> lines = outputOf("seq 1 200000; echo the end; sleep 0.6; seq 5 9");
    assertThat(lines).hasSizeBetween(10_000, 10_002).startsWith("1", "2");
    assertThat(lines).contains("the end", "9").anyMatch(line -> line.endsWith("left out ..."));
  }

  @Test
  void secretsAreNeitherInMessagesNorInOutput() {
    apply
        .with(
            "Exec",
            "quiet",
            "command",
            new Sensitive("sh -c 'echo s3cret; exit 4'"),
            "path",
            "/bin",
            "logoutput",
            true)
        .run();
    assertThat(apply.log()).noneMatch(line -> line.contains("s3cret"));
    assertThat(apply.log()).anyMatch(line -> line.contains("[command redacted] returned 4"));
  }

  @Test
  void aSecretVariableThatIsGivenTwiceIsNamedButNotShown() {
    apply
        .with(
            "Exec",
            "/bin/true",
            "environment",
            new Sensitive(List.of("A=x1", "A=x2", "LONG=s3cret", "LONG=s4cret")))
        .with("Exec", "/bin/true ", "environment", List.of("OPEN=1", "OPEN=2"))
        .run();
    assertThat(apply.log())
        .contains(
            "warning: Overriding environment setting 'OPEN' with '2'",
            "warning: Overriding environment setting 'A' with [redacted]",
            "warning: Overriding environment setting 'LONG' with [redacted]")
        .noneMatch(line -> line.contains("x2") || line.contains("s4cret"));
  }

  private static String processesInGroup(long group) throws IOException, InterruptedException {
    Process ps =
        new ProcessBuilder(
                "/bin/sh",
                "-c",
                "for s in /proc/[0-9]*/stat; do"
                    + " f=$(sed 's/.*) //' \"$s\" 2>/dev/null); set -- $f;"
                    + " test \"$3\" = "
                    + group
                    + " && test \"$1\" != Z && echo \"$s\"; done; true")
            .redirectErrorStream(true)
            .start();
    String output = new String(ps.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    ps.waitFor();
    return output;
  }
}
