package plumb.environments.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumb.environments.DirectoryTree;
import plumb.environments.git.TestRepository;

/** Deploys that are killed, or run at the same time, in processes of their own. */
class KilledDeployTest {
  private static final int FILES = 400;

  private DeploySite site;
  private TestRepository module;
  private Path settings;

  @BeforeEach
  void makeSite(@TempDir Path directory) throws IOException {
    site = new DeploySite(directory);
    module = TestRepository.create(directory.resolve("remotes/module.git"));
    site.settings();
    settings = directory.resolve("r10k.yaml");
    publish(0);
  }

  /** Every file of the control repository and of the module tells its generation. */
  private void publish(int generation) throws IOException {
    Map<String, String> files = new HashMap<>();
    for (int i = 0; i < FILES; i++) {
      files.put("files/" + i % 20 + "/" + i, i + " generation " + generation + "\n");
    }
    module.commit("main", files);
    files.put("Puppetfile", "mod 'module', git: '" + module.url() + "', branch: 'main'\n");
    site.control.commit("production", files);
  }

  private Set<String> generations() throws IOException {
    Set<String> generations = new HashSet<>();
    Path live = site.environments().resolve("production");
    if (!Files.exists(live)) {
      return Set.of("none");
    }
    int count = 0;
    for (Path tree : List.of(live.resolve("files"), live.resolve("modules/module/files"))) {
      try (Stream<Path> all = Files.walk(tree.toRealPath())) {
        for (Path file : all.filter(Files::isRegularFile).toList()) {
          count++;
          generations.add(Files.readString(file).strip().replaceFirst(".* ", ""));
        }
      }
    }
    assertThat(count).isEqualTo(2 * FILES);
    return generations;
  }

  @Test
  void aKilledDeployLeavesTheOldOrTheNewEnvironment() throws Exception {
    kill(6);
  }

  @Test
  @Tag("long")
  void fiftyKilledDeploysLeaveTheOldOrTheNewEnvironment() throws Exception {
    kill(50);
  }

  private void kill(int times) throws Exception {
    Random random = new Random(times);
    long start = System.nanoTime();
    assertThat(DeployProcess.start(settings).waitFor()).isZero();
    long wholeMillis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    String before = "0";
    int killed = 0;
    for (int round = 1; round <= times; round++) {
      publish(round);
      if (round % 3 == 0) {
        DirectoryTree.delete(site.root.resolve("cache"));
      }
      Process process = DeployProcess.start(settings);
      long moment = wholeMillis / 4 + random.nextLong(Math.max(1, wholeMillis));
      if (!process.waitFor(moment, TimeUnit.MILLISECONDS)) {
        process.destroyForcibly().waitFor();
        killed++;
      }
      String now = String.valueOf(round);
      assertThat(generations()).as("round " + round).hasSize(1).isSubsetOf(before, now);
      if (round % 2 == 0) {
        assertThat(site.deploy().succeeded()).as("round " + round).isTrue();
        assertThat(generations()).as("round " + round).containsExactly(now);
        assertThat(site.environments().resolve(".plumb/building")).doesNotExist();
        assertThat(snapshots()).as("round " + round).isEqualTo(1);
        before = now;
      } else {
        before = generations().iterator().next();
      }
    }
    assertThat(killed).as("processes that had not ended yet").isGreaterThan(times / 4);
  }

  private long snapshots() throws IOException {
    try (Stream<Path> all = Files.list(site.environments().resolve(".plumb/snapshots"))) {
      return all.filter(Files::isDirectory).count();
    }
  }

  @Test
  void twoDeploysAtOnceDoNotMeet() throws Exception {
    for (int round = 1; round <= 3; round++) {
      publish(round);
      Process first = DeployProcess.start(settings);
      Process second = DeployProcess.start(settings);
      assertThat(first.waitFor()).isZero();
      assertThat(second.waitFor()).isZero();
      assertThat(generations()).containsExactly(String.valueOf(round));
    }
  }
}
