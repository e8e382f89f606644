package plumb.environments.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumb.environments.DirectoryTree;
import plumb.environments.git.TestRepository;

/** What goes wrong around deploys. */
class DeployFaultTest {
  private DeploySite site;
  private TestRepository apache;
  private TestRepository nginx;

  @BeforeEach
  void makeSite(@TempDir Path directory) throws IOException {
    site = new DeploySite(directory);
    apache = site.module("apache");
    nginx = site.module("nginx");
    uses("production", apache);
    uses("test", nginx);
    assertThat(site.deploy().succeeded()).isTrue();
  }

  private void uses(String branch, TestRepository module) throws IOException {
    String name = module.directory().getFileName().toString().replace(".git", "");
    site.control.commit(
        branch,
        Map.of("Puppetfile", "mod '" + name + "', git: '" + module.url() + "', branch: 'main'\n"));
  }

  private String live(String path) throws IOException {
    return Files.readString(site.environments().resolve(path));
  }

  @Test
  void anUnreachableRemoteKeepsOnlyItsEnvironments() throws IOException {
    nginx.commit("main", Map.of("new", "new\n"));
    Files.move(apache.directory(), apache.directory().resolveSibling("away"));
    DeployReport report = site.deploy();
    assertThat(DeploySite.statuses(report))
        .isEqualTo(Map.of("production", "failed", "test", "deployed"));
    assertThat(report.succeeded()).isFalse();
    assertThat(live("production/modules/apache/manifests/init.pp")).contains("v3");
    assertThat(live("test/modules/nginx/new")).isEqualTo("new\n");
  }

  @Test
  void nothingIsPurgedWhenASourceCannotBeAsked() throws IOException {
    Files.move(site.control.directory(), site.root.resolve("away"));
    DeployReport report = site.deploy();
    assertThat(report.problems()).hasSize(1);
    assertThat(report.problems().get(0)).hasMessageContaining("control.git");
    assertThat(live("production/modules/apache/manifests/init.pp")).contains("v3");
    assertThat(live("test/modules/nginx/manifests/init.pp")).contains("v3");
  }

  @Test
  void aCorruptCacheIsFetchedAgain() throws IOException {
    for (String damage : List.of("pack", "idx", "HEAD", "everything")) {
      nginx.commit("main", Map.of("new", damage + "\n"));
      site.control.commit("test", Map.of("why", damage + "\n"));
      for (Path file : cached()) {
        String name = file.getFileName().toString();
        if (damage.equals("everything") || name.endsWith(damage)) {
          Files.deleteIfExists(file);
          Files.writeString(file, "no longer what it was\n");
        }
      }
      DirectoryTree.delete(site.environments().resolve(".plumb/objects"));
      DeployReport report = site.deploy();
      assertThat(report.environments()).extracting(EnvironmentOutcome::problem).containsOnlyNulls();
      assertThat(live("test/modules/nginx/new")).isEqualTo(damage + "\n");
      assertThat(live("test/why")).isEqualTo(damage + "\n");
    }
  }

  @Test
  void aCacheWhoseSettingsAreCorruptIsFetchedAgain() throws IOException {
    List<String> corrupt =
        List.of("", "[core]\n\trepos", "[core", "[core]\n\trepositoryformatversion = 0Z\n");
    for (String text : corrupt) {
      nginx.commit("main", Map.of("new", text + "\n"));
      for (Path file : cached()) {
        if (file.endsWith("config")) {
          Files.writeString(file, text);
        }
      }
      DirectoryTree.delete(site.environments().resolve(".plumb"));
      DeployReport report = site.deploy();
      assertThat(report.environments()).extracting(EnvironmentOutcome::problem).containsOnlyNulls();
      assertThat(live("test/modules/nginx/new")).isEqualTo(text + "\n");
    }
  }

  private List<Path> cached() throws IOException {
    try (Stream<Path> all = Files.walk(site.root.resolve("cache"))) {
      return all.filter(file -> Files.isRegularFile(file) && !file.endsWith("lock")).toList();
    }
  }

  @Test
  void aBranchThatGoesAwayDuringADeployFailsAlone() throws IOException {
    site.control.commit("test", Map.of("new", "new\n"));
    site.withSource(
        "    filter_command: 'unset GIT_DIR; cd "
            + site.control.directory()
            + " && if git show-ref -q test; then git branch -q -D test && git reflog expire"
            + " --expire=now --all && git gc -q --prune=now; fi'\n");
    DeployReport report = site.deploy();
    assertThat(DeploySite.statuses(report)).isEqualTo(Map.of("production", "unchanged"));
    assertThat(report.problems()).hasSize(1);
    assertThat(site.environments().resolve("test/Puppetfile")).exists();
    assertThat(site.environments().resolve("test/new")).doesNotExist();
  }

  @Test
  void aTreeThatLeadsOutIsRefused() throws IOException {
    String blob = apache.ask("rev-parse", "main:manifests/init.pp");
    for (String path : List.of("../evil", "..", ".git", "a/../../evil")) {
      String tree = apache.hashTree(path, blob);
      apache.ask("update-ref", "refs/heads/main", apache.commitTree(tree));
      DeployReport report = site.deploy();
      assertThat(DeploySite.statuses(report)).containsEntry("production", "failed");
      assertThat(report.environments())
          .filteredOn(one -> one.name().equals("production"))
          .extracting(EnvironmentOutcome::problem)
          .singleElement()
          .extracting(Throwable::getMessage)
          .asString()
          .contains("holds the path");
    }
    assertThat(live("production/modules/apache/manifests/init.pp")).contains("v3");
  }

  @Test
  void modulesAreNotWrittenThroughLinks() throws IOException {
    Path outside = Files.createDirectory(site.root.resolve("outside"));
    site.control.commit("test", Map.of("l:modules", outside.toString()));
    DeployReport report = site.deploy();
    assertThat(DeploySite.statuses(report)).containsEntry("test", "failed");
    assertThat(outside).isEmptyDirectory();
  }

  @Test
  void hostileBranchesBecomeHarmlessNames() throws IOException {
    for (String branch : List.of("-rf", "$(id)", "UP/down", "a.b")) {
      uses("safe", apache);
      site.control.ask("update-ref", "refs/heads/" + branch, "refs/heads/safe");
    }
    assertThat(DeploySite.statuses(site.deploy()).keySet())
        .containsExactly("UP_down", "__id_", "_rf", "a_b", "production", "safe", "test");
    site.control.ask("update-ref", "refs/heads/a/b", "refs/heads/safe");
    DeployReport report = site.deploy();
    assertThat(report.problems())
        .singleElement()
        .extracting(Throwable::getMessage)
        .isEqualTo("the branches main:a.b and main:a/b would be the same environment a_b");
    assertThat(site.environments().resolve("a_b")).exists();
  }

  @Test
  void aFullDiskLeavesWhatThereIs() throws Exception {
    Path small = Files.createDirectories(site.root.resolve("small"));
    Process mount =
        new ProcessBuilder("mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", small.toString())
            .redirectErrorStream(true)
            .start();
    assumeTrue(mount.waitFor() == 0, "needs the right to mount");
    try {
      site.environmentsAt(small);
      assertThat(site.deploy().succeeded()).isTrue();
      nginx.commit("main", Map.of("big", "x".repeat(1 << 20), "new", "new\n"));
      apache.commit("main", Map.of("new", "new\n"));
      DeployReport report = site.deploy();
      assertThat(DeploySite.statuses(report))
          .isEqualTo(Map.of("production", "deployed", "test", "failed"));
      assertThat(report.environments())
          .filteredOn(one -> one.name().equals("test"))
          .extracting(EnvironmentOutcome::problem)
          .singleElement()
          .asString()
          .contains("No space left on device");
      assertThat(live("test/modules/nginx/manifests/init.pp")).contains("v3");
      assertThat(live("production/modules/apache/new")).isEqualTo("new\n");
      nginx.commit("main", Map.of("big", "small\n"));
      assertThat(site.deploy().succeeded()).isTrue();
      assertThat(live("test/modules/nginx/big")).isEqualTo("small\n");
    } finally {
      assertThat(new ProcessBuilder("umount", small.toString()).start().waitFor()).isZero();
    }
  }
}
