package plumb.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a machine does to an agent at night: each time a report and an exit code say what it was.
 */
class FaultsTest {
  private final Agent agent;
  private final Path mounted;
  private final List<Path> mounts = new ArrayList<>();

  FaultsTest(@TempDir Path directory) throws IOException {
    agent = new Agent(directory);
    mounted = Files.createDirectory(directory.resolve("mounted"));
  }

  @AfterEach
  void cleanUp() throws Exception {
    agent.close();
    for (Path mount : mounts) {
      call("umount", "-l", mount.toString());
    }
  }

  private static int call(String... command) throws IOException, InterruptedException {
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }

  private void mount(String options) throws IOException, InterruptedException {
    int code = call("mount", "-t", "tmpfs", "-o", options, "tmpfs", mounted.toString());
    assumeThat(code).as("a file system of its own can be mounted here (root)").isZero();
    mounts.add(mounted);
  }

  @Test
  void aFullDiskFailsWhatIsOnItAndNothingElse() throws Exception {
    mount("size=256k");
    Path there = mounted.resolve("file");
    Path elsewhere = agent.directory.resolve("elsewhere");
    Files.writeString(there, "old");
    agent.serve(
        (catalog, main) -> {
          Agent.add(catalog, main, "File", there.toString(), "content", "x".repeat(1 << 20));
          Agent.add(catalog, main, "File", elsewhere.toString(), "content", "new");
        });
    Agent.Result result = agent.run("--test");
    assertThat(result.output()).contains("No space left on device");
    assertThat(result.exitCode()).isEqualTo(6);
    assertThat(there).hasContent("old");
    assertThat(elsewhere).hasContent("new");
    assertThat(Agent.list(mounted)).containsExactly(there);
  }

  @Test
  void aRunWhoseStateFindsNoRoomStillConvergesAndSaysIt() throws Exception {
    Path target = agent.directory.resolve("target");
    agent.serve(
        (catalog, main) -> Agent.add(catalog, main, "File", target.toString(), "content", "new"));
    mount("size=64k");
    Path state = mounted.resolve("state");
    assertThat(agent.run("--test", "--noop", "--statedir", state.toString()).exitCode()).isZero();
    byte[] before = Files.readAllBytes(state.resolve("state/last-run-report.json"));
    call("dd", "if=/dev/zero", "of=" + mounted.resolve("rest"));
    Agent.Result result = agent.run("--test", "--statedir", state.toString());
    assertThat(result.exitCode()).as(result.output()).isEqualTo(2);
    assertThat(target).hasContent("new");
    assertThat(result.output())
        .contains("Could not keep the catalog for bad times", "Could not keep the report");
    assertThat(state.resolve("state/last-run-report.json")).hasBinaryContent(before);
    Agent.Result again = agent.run("--onetime", "--statedir", state.toString());
    assertThat(again.exitCode()).as("nothing to change, and its report is lost").isEqualTo(1);
    assertThat(again.output()).contains("last-run-report.json: No space left on device");
  }

  @Test
  void aReadOnlyFileSystemFailsWhatIsOnIt() throws Exception {
    mount("size=256k");
    Path there = mounted.resolve("file");
    Files.writeString(there, "old");
    assertThat(call("mount", "-o", "remount,ro", mounted.toString())).isZero();
    agent.serve(
        (catalog, main) -> Agent.add(catalog, main, "File", there.toString(), "content", "new"));
    Agent.Result result = agent.run("--test");
    assertThat(result.output()).contains("Read-only file system");
    assertThat(result.exitCode()).isEqualTo(4);
    assertThat(there).hasContent("old");
  }

  @Test
  void aSourceThatVanishesMidwayFailsItsFile() throws Exception {
    Path source = Files.writeString(agent.directory.resolve("source"), "new");
    Path target = Files.writeString(agent.directory.resolve("target"), "old");
    agent.serve(
        (catalog, main) -> {
          Agent.add(catalog, main, "Exec", "/bin/rm " + source);
          Agent.add(catalog, main, "File", target.toString(), "source", source.toString());
        });
    Agent.Result result = agent.run("--test");
    assertThat(result.exitCode()).isEqualTo(6);
    assertThat(result.output())
        .contains("Could not find any of the sources")
        .contains(source.toString());
    assertThat(target).hasContent("old");
  }

  @Test
  void fiftyThousandResourcesAreARunLikeAnyOther() throws Exception {
    agent.serve(
        (catalog, main) -> {
          for (int i = 0; i < 50_000; i++) {
            Agent.add(
                catalog,
                main,
                "File",
                agent.directory.resolve("absent" + i).toString(),
                "ensure",
                "absent");
          }
        });
    Agent.Result result = agent.run("--test");
    assertThat(result.output()).contains("50000 resources, nothing to change");
    assertThat(result.exitCode()).isZero();
    assertThat(agent.lastReport().resourceStatuses()).hasSize(50_000);
  }
}
