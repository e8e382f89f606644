package plumb.daemon;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
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

  private Path target() throws IOException {
    Path target = agent.directory.resolve("target");
    agent.serve(
        (catalog, main) -> {
          Agent.add(catalog, main, "Schedule", "often", "period", "hourly");
          Agent.add(
              catalog, main, "File", target.toString(), "content", "new", "schedule", "often");
        });
    return target;
  }

  /** Each file is as a crash, or somebody else, has left it. */
  @Test
  void damagedStateIsNamedAndKeepsNothingFromBeingDone() throws Exception {
    Path target = target();
    assertThat(agent.run("--test").exitCode()).isEqualTo(2);
    for (String garbage :
        new String[] {"\0\0\0\0", "garbage", "File[/x]\t[{\"a\":1}]\n", "\u00ff"}) {
      Files.writeString(target, "old");
      for (String name : new String[] {"transactions.json", "check-times", "audited"}) {
        Files.writeString(agent.state.resolve("state/" + name), garbage, ISO_8859_1);
      }
      Agent.Result result = agent.run("--test", "--ignoreschedules");
      assertThat(result.exitCode()).as(result.output()).isEqualTo(2);
      assertThat(target).hasContent("new");
      if (!garbage.startsWith("File")) {
        assertThat(result.output())
            .contains("state/transactions.json is damaged")
            .contains("state/check-times is damaged");
      }
    }
    assertThat(agent.run("--test").output()).doesNotContain("is damaged");
  }

  @Test
  void aDamagedLastCatalogIsNamedBesideTheReasonToUseIt() throws Exception {
    target();
    assertThat(agent.run("--test").exitCode()).isEqualTo(2);
    Path kept = agent.state.resolve("state/catalog.json");
    Files.writeString(kept, "{\"name\": \"no");
    Files.delete(agent.catalog);
    Agent.Result result = agent.run("--onetime");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.output())
        .contains("The last catalog can't be used: " + kept + " holds no catalog")
        .contains("There is no catalog at " + agent.catalog);
  }

  /** Whoever can write there could make root apply what he likes. */
  @Test
  void stateThatOthersCanChangeIsRefused() throws Exception {
    Path target = target();
    Path open = Files.createDirectory(agent.directory.resolve("open"));
    assertThat(call("chmod", "0777", open.toString())).isZero();
    Agent.Result result = agent.run("--test", "--statedir", open.toString());
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.output()).contains("(--statedir) can't be used: " + open, "mode 0777");
    assertThat(call("chmod", "0755", open.toString())).isZero();
    Path inner = Files.createDirectory(open.resolve("state"));
    assumeThat(call("chown", "nobody", inner.toString())).as("root").isZero();
    Agent.Result second = agent.run("--test", "--statedir", open.toString());
    assertThat(second.output()).contains(inner + " belongs to another user");
    assertThat(target).doesNotExist();
  }

  @Test
  void aFileInTheStatesPlaceIsNamedWithTheSetting() throws Exception {
    target();
    Path file = Files.writeString(agent.directory.resolve("file"), "x");
    Agent.Result result = agent.run("--test", "--statedir", file.toString());
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.output())
        .contains("(--statedir) can't be used: " + file + " is no directory");
    Path beneath = file.resolve("a/b");
    assertThat(agent.run("--test", "--statedir", beneath.toString()).output())
        .contains(beneath + " would be beneath " + file + ", which is no directory");
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
