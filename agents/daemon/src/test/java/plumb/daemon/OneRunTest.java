package plumb.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumb.catalog.report.LogEntry;
import plumb.catalog.report.Report;

/** One run after the other, each a process. */
class OneRunTest {
  private final Agent agent;
  private final Path target;

  OneRunTest(@TempDir Path directory) throws IOException {
    agent = new Agent(directory);
    target = directory.resolve("target");
  }

  @BeforeEach
  void serveFile() throws IOException {
    agent.serve(
        (catalog, main) ->
            Agent.add(
                catalog, main, "File", target.toString(), "ensure", "file", "content", "one\n"));
  }

  @AfterEach
  void stopAll() {
    agent.close();
  }

  @Test
  void exitCodesSayWhatARunCameTo() throws Exception {
    assertThat(agent.run("--test", "--noop").exitCode()).isZero();
    assertThat(target).doesNotExist();
    assertThat(agent.run("--test").exitCode()).isEqualTo(2);
    assertThat(target).hasContent("one\n");
    assertThat(agent.run("--test").exitCode()).isZero();
    assertThat(agent.run("--onetime").exitCode()).isZero();
    agent.serveExec("/bin/false");
    assertThat(agent.run("--test").exitCode()).isEqualTo(4);
    assertThat(agent.run("--onetime").exitCode()).isEqualTo(1);
    assertThat(agent.run("--onetime", "--runinterval", "soon").exitCode()).isEqualTo(2);
    Files.writeString(agent.catalog, "{");
    assertThat(agent.run("--test").exitCode()).isEqualTo(1);
  }

  @Test
  void whatIsNoCatalogTakesTheLastOnesPlaceNowhere() throws Exception {
    assertThat(agent.run("--test").exitCode()).isEqualTo(2);
    Files.delete(target);
    // What a compile that failed prints.
    Files.writeString(agent.catalog, "{\"diagnostics\":[]}");
    Agent.Result refused = agent.run("--test");
    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.output()).contains("a catalog has a name and resources");
    Agent.Result last = agent.run("--onetime");
    assertThat(last.output()).contains("Using the last catalog instead");
    assertThat(target).hasContent("one\n");
  }

  @Test
  void disablingKeepsRunsFromHappeningAndSaysWhy() throws Exception {
    assertThat(agent.run("--disable", "maintenance of disk 3").exitCode()).isZero();
    Agent.Result refused = agent.run("--onetime");
    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.output()).contains("disabled the agent (maintenance of disk 3)");
    assertThat(target).doesNotExist();
    assertThat(agent.run("--enable").exitCode()).isZero();
    assertThat(agent.run("--onetime").exitCode()).isZero();
    assertThat(target).exists();
  }

  @Test
  void runsDoNotOverlap() throws Exception {
    Path go = agent.directory.resolve("go");
    agent.serveExec("/bin/sh -c 'echo at work; while ! test -e " + go + "; do sleep 0.1; done'");
    Process first = agent.daemon("--onetime");
    agent.await("the first run", () -> Files.exists(agent.state.resolve("state/run.lock")));
    Agent.Result second = agent.run("--onetime");
    assertThat(second.output()).contains("Skipping the run: another one is at work");
    assertThat(second.exitCode()).isEqualTo(1);
    Files.createFile(go);
    assertThat(agent.run("--onetime", "--waitforlock", "50").exitCode()).isZero();
    assertThat(first.waitFor()).isZero();
  }

  @Test
  void theLastCatalogServesWhileItsSourceIsAway() throws Exception {
    agent.run("--onetime");
    Files.delete(agent.catalog);
    Files.delete(target);
    Agent.Result result = agent.run("--onetime");
    assertThat(result.exitCode()).isZero();
    assertThat(result.output())
        .contains("There is no catalog at")
        .contains("Using the last catalog");
    assertThat(target).hasContent("one\n");
    Report report = agent.lastReport();
    assertThat(report.cachedCatalogStatus()).isEqualTo("on_failure");
    assertThat(report.correctiveChange()).isTrue();

    assertThat(agent.run("--onetime", "--use_cached_catalog").exitCode()).isZero();
    assertThat(agent.lastReport().cachedCatalogStatus()).isEqualTo("explicitly_requested");
    assertThat(agent.run("--onetime", "--no-usecacheonfailure").exitCode()).isEqualTo(1);
    assertThat(agent.lastReport().logs())
        .extracting(LogEntry::message)
        .contains("There is no catalog: nothing is changed");
  }

  @Test
  void whatTheAgentKeepsIsForItsOwnerAlone() throws Exception {
    agent.run("--onetime");
    for (String name : List.of("catalog.json", "transactions.json", "last-run-report.json")) {
      Path file = agent.state.resolve("state").resolve(name);
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .as(name)
          .isEqualTo("rw-------");
    }
  }

  @Test
  void reportsWaitWhileNobodyTakesThem() throws Exception {
    Path collection = agent.directory.resolve("collection");
    String[] words = {"--onetime", "--report-to", collection.toString(), "--report-limit", "2"};
    agent.run(words);
    Agent.Result second = agent.run(words);
    assertThat(second.output()).contains("2 reports wait to be delivered: there is no directory");
    agent.run(words);
    List<Path> waiting = Agent.list(agent.state.resolve("reports"));
    assertThat(waiting).as("the oldest was given up").hasSize(2);
    Files.createDirectory(collection);
    agent.run(words);
    assertThat(Agent.list(agent.state.resolve("reports"))).isEmpty();
    List<Path> delivered = Agent.list(collection);
    assertThat(delivered)
        .hasSize(3)
        .allSatisfy(one -> assertThat(Agent.report(one).host()).isEqualTo("node.example"));
    assertThat(delivered.subList(0, 2))
        .extracting(Path::getFileName)
        .isEqualTo(waiting.stream().map(Path::getFileName).toList());
  }

  @Test
  void messagesGoWhereTheyAreWanted() throws Exception {
    Path json = agent.directory.resolve("log.json");
    Path text = agent.directory.resolve("log.txt");
    Agent.Result result =
        agent.run("--onetime", "--logdest", json + "," + text, "--logdest", "journal");
    String message = "/ensure: defined content as '{sha256}";
    assertThat(result.output()).contains("<5>/Stage[main]/Main/File[" + target + "]" + message);
    assertThat(Files.readString(text))
        .contains(" notice: /Stage[main]/Main/File[" + target + "]" + message);
    assertThat(Files.readAllLines(json))
        .allSatisfy(line -> assertThat(line).startsWith("{\"time\":\"20").endsWith("}"));
    assertThat(Files.readString(json))
        .contains("\"level\":\"notice\",\"source\":\"/Stage[main]/Main/File[" + target);
  }

  @Test
  void aRunThatIsToldToStopCompletesItsResourceAndReports() throws Exception {
    Path begun = agent.directory.resolve("begun");
    Path go = agent.directory.resolve("go");
    agent.serve(
        (catalog, main) -> {
          Agent.add(
              catalog,
              main,
              "Exec",
              "slow",
              "command",
              "/bin/sh -c 'touch " + begun + "; while ! test -e " + go + "; do sleep 0.1; done'");
          Agent.add(catalog, main, "File", target.toString(), "content", "late");
        });
    Process run = agent.daemon("--onetime");
    agent.await("the command", () -> Files.exists(begun));
    Agent.signal(run.toHandle(), "TERM");
    agent.await("the word", () -> agent.outputText().contains("Stopping after this resource"));
    Files.createFile(go);
    assertThat(run.waitFor()).isEqualTo(1);
    assertThat(target).doesNotExist();
    Report report = agent.lastReport();
    assertThat(report.resourceStatuses().values())
        .extracting(
            status -> status.resourceType() + " " + status.changed() + " " + status.skipped())
        .containsExactly("Exec true false", "File false true");
    assertThat(report.transactionCompleted()).isFalse();
  }
}
