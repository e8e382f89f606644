package plumb.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The daemon as a process, with runs as processes of their own. */
class DaemonTest {
  private final Agent agent;
  private final Path marks;

  DaemonTest(@TempDir Path directory) throws IOException {
    agent = new Agent(directory);
    marks = directory.resolve("marks");
  }

  @AfterEach
  void stopAll() {
    agent.close();
  }

  private void serveMark() throws IOException {
    agent.serveExec("/bin/sh -c 'echo run >>" + marks + "'");
  }

  private long runs() throws IOException {
    return Files.exists(marks) ? Files.readString(marks).lines().count() : 0;
  }

  @Test
  void runsAgainAndAgainUntilItIsToldToEnd() throws Exception {
    serveMark();
    Process daemon = agent.daemon("--runinterval", "1");
    agent.await("three runs", () -> runs() >= 3);
    Agent.signal(daemon.toHandle(), "TERM");
    assertThat(daemon.waitFor()).isZero();
    assertThat(agent.outputText()).contains("Started; a run every 1s").contains("Ending");
  }

  @Test
  void aSignalStartsARunAndAnotherReadsTheSettingsAgain() throws Exception {
    serveMark();
    Path settings = agent.directory.resolve("agent.yaml");
    Files.writeString(settings, "runinterval: 1h\n");
    Process daemon = agent.daemon("--config", settings.toString());
    agent.await("the first run", () -> runs() == 1);
    agent.await("its end", () -> Files.exists(agent.state.resolve("state/last-run-report.json")));
    Agent.signal(daemon.toHandle(), "USR1");
    agent.await("a second run", () -> runs() == 2);

    Files.writeString(settings, "runintervall: 1s\n");
    Agent.signal(daemon.toHandle(), "HUP");
    agent.await(
        "a word about the mistake",
        () -> agent.outputText().contains("agent.yaml:1:1: there is no setting 'runintervall'"));
    Agent.signal(daemon.toHandle(), "USR1");
    agent.await("a run with the settings from before", () -> runs() == 3);
    Files.writeString(settings, "runinterval: 1s\n");
    Agent.signal(daemon.toHandle(), "HUP");
    agent.await("more runs", () -> runs() >= 5);
    assertThat(daemon.isAlive()).isTrue();
  }

  @Test
  void aRunThatHangsIsEndedAndTheNextOneComes() throws Exception {
    Path pid = agent.directory.resolve("pid");
    agent.serveExec(
        "/bin/sh -c 'echo $$ >>" + pid + "; trap \"\" TERM; sleep 600 & wait; wait; wait'",
        "timeout",
        0L);
    Process daemon = agent.daemon("--runinterval", "1h", "--runtimeout", "10");
    agent.await("the hanging command", () -> Files.exists(pid));
    agent.await(
        "the daemon's patience",
        () -> agent.outputText().contains("The run takes longer than 10s; ending it"));
    // An operator who cannot wait for the grace that a resource at work has.
    daemon.children().forEach(ProcessHandle::destroyForcibly);
    agent.await("the end", () -> agent.outputText().contains("The run ended with exit code 137"));
    serveMark();
    Agent.signal(daemon.toHandle(), "USR1");
    agent.await("a run", () -> runs() == 1);
  }

  /** Resident memory is the kernel's figure, in kilobytes. */
  @Tag("long")
  @Test
  void staysSmallForHundredsOfRuns() throws Exception {
    serveMark();
    Process daemon = agent.daemon("--runinterval", "1h");
    agent.await("the first run", () -> runs() == 1);
    long afterTen = residentAfter(daemon, 10);
    assertThat(afterTen).isLessThan(60_000);
    long afterHundred = residentAfter(daemon, 100);
    assertThat(residentAfter(daemon, 200)).isLessThan(60_000).isLessThan(afterHundred + 2_000);
  }

  private long residentAfter(Process daemon, long wanted) throws Exception {
    while (runs() < wanted) {
      long before = runs();
      Agent.signal(daemon.toHandle(), "USR1");
      agent.await("run " + wanted, () -> runs() > before);
      agent.await("its end", () -> daemon.children().findAny().isEmpty());
    }
    return Files.readAllLines(Path.of("/proc/" + daemon.pid() + "/status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .sum();
  }

  @Test
  void onlyOneDaemonIsAtWork() throws Exception {
    serveMark();
    Process daemon = agent.daemon("--runinterval", "1h");
    agent.await("a run", () -> runs() == 1);
    Agent.Result second = agent.run("--runinterval", "1h");
    assertThat(second.exitCode()).isEqualTo(1);
    assertThat(second.output()).contains("An agent is at work already").contains("daemon.lock");
    assertThat(daemon.isAlive()).isTrue();
  }

  @Test
  void aKilledDaemonCanBeStartedAgain() throws Exception {
    serveMark();
    Process first = agent.daemon("--runinterval", "1h");
    agent.await("a run", () -> runs() == 1);
    first.destroyForcibly().waitFor();
    agent.daemon("--runinterval", "1h");
    agent.await("another run", () -> runs() == 2);
  }
}
