package plumb.environments.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumb.environments.git.TestRepository;
import plumb.environments.settings.DeploySettings;

class DeployTest {
  private DeploySite site;
  private TestRepository apache;

  @BeforeEach
  void makeSite(@TempDir Path directory) throws IOException {
    site = new DeploySite(directory);
    apache = site.module("apache");
    control("production", "tag: 'v1'");
    control("test", "branch: 'main'");
  }

  private void control(String branch, String ref) throws IOException {
    site.control.commit(
        branch,
        Map.of(
            "Puppetfile",
            "mod 'apache', git: '" + apache.url() + "', " + ref + "\n",
            "manifests/site.pp",
            "include apache\n"));
  }

  private String live(String path) throws IOException {
    return Files.readString(site.environments().resolve(path));
  }

  @Test
  void deploysWhatDiffersAndNothingElse() throws IOException {
    assertThat(DeploySite.statuses(site.deploy()))
        .isEqualTo(Map.of("production", "deployed", "test", "deployed"));
    assertThat(live("production/modules/apache/manifests/init.pp")).contains("v1");
    assertThat(live("test/modules/apache/manifests/init.pp")).contains("v3");
    assertThat(DeploySite.statuses(site.deploy()))
        .isEqualTo(Map.of("production", "unchanged", "test", "unchanged"));
    apache.commit("main", Map.of("manifests/init.pp", "class apache { notice('v4') }\n"));
    assertThat(DeploySite.statuses(site.deploy()))
        .isEqualTo(Map.of("production", "unchanged", "test", "deployed"));
    assertThat(live("test/modules/apache/manifests/init.pp")).contains("v4");
    control("production", "tag: 'v2'");
    site.control.deleteBranch("test");
    assertThat(DeploySite.statuses(site.deploy()))
        .isEqualTo(Map.of("production", "deployed", "test", "purged"));
    assertThat(live("production/modules/apache/manifests/init.pp")).contains("v2");
    assertThat(site.environments().resolve("test")).doesNotExist();
  }

  @Test
  void namesOfSeveralLinesAreNamesLikeOthers() throws IOException {
    apache.commit("main", Map.of("\"several\\nlines/file\"", "text\n"));
    site.control.commit("production", Map.of("\"several\\nlines/file\"", "text\n"));
    site.deploy();
    assertThat(live("test/modules/apache/several\nlines/file")).isEqualTo("text\n");
    assertThat(DeploySite.statuses(site.deploy()))
        .isEqualTo(Map.of("production", "unchanged", "test", "unchanged"));
    site.control.commit("production", Map.of("\"several\\nlines/file\"", "-"));
    site.deploy();
    assertThat(site.environments().resolve("production/several\nlines")).doesNotExist();
  }

  @Test
  void undoesWhatWasChangedInPlace() throws IOException {
    site.deploy();
    Path file = site.environments().resolve("production/modules/apache/files/run.sh");
    Map<String, String> before = DeploySite.tree(site.environments().resolve("production"));
    Files.writeString(file, "#!/bin/sh\nrm -rf /tmp/x\n");
    assertThat(DeploySite.statuses(site.deploy()))
        .isEqualTo(Map.of("production", "deployed", "test", "deployed"));
    assertThat(DeploySite.tree(site.environments().resolve("production"))).isEqualTo(before);
    Files.delete(file);
    assertThat(DeploySite.statuses(site.deploy()))
        .isEqualTo(Map.of("production", "deployed", "test", "unchanged"));
    assertThat(DeploySite.tree(site.environments().resolve("production"))).isEqualTo(before);
    assertThat(DeploySite.statuses(site.deploy()))
        .isEqualTo(Map.of("production", "unchanged", "test", "unchanged"));
  }

  @Test
  void oneEnvironmentsFailureIsNoOthers() throws IOException {
    site.deploy();
    control("production", "tag: 'v9'");
    control("test", "tag: 'v2'");
    DeployReport report = site.deploy();
    assertThat(DeploySite.statuses(report))
        .isEqualTo(Map.of("production", "failed", "test", "deployed"));
    assertThat(report.succeeded()).isFalse();
    assertThat(live("production/modules/apache/manifests/init.pp")).contains("v1");
    assertThat(live("test/modules/apache/manifests/init.pp")).contains("v2");
  }

  @Test
  void deploysOfOneProcessWaitForEachOther() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    DeploySettings settings = site.settings();
    DeployRequest request = new DeployRequest(Set.of(), false, null, Duration.ZERO);
    try {
      List<Future<DeployReport>> reports = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        reports.add(
            threads.submit(
                () -> {
                  try (Deployer deployer = new Deployer(settings, request, DeploySite.SILENCE)) {
                    return deployer.deploy();
                  }
                }));
      }
      int deployed = 0;
      for (Future<DeployReport> report : reports) {
        assertThat(report.get().succeeded()).isTrue();
        deployed += report.get().names(EnvironmentOutcome.Status.DEPLOYED).size();
      }
      assertThat(deployed).isEqualTo(2);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void aDryRunForgetsNothing() throws IOException {
    site.deploy();
    Path file = site.environments().resolve("production/manifests/site.pp");
    Files.writeString(file, "edited\n");
    DeployRequest dry = new DeployRequest(Set.of(), true, null, Duration.ZERO);
    assertThat(DeploySite.statuses(site.deploy(dry)))
        .isEqualTo(Map.of("production", "pending", "test", "pending"));
    assertThat(Files.readString(file)).isEqualTo("edited\n");
    site.deploy();
    assertThat(live("production/manifests/site.pp")).isEqualTo("include apache\n");
    assertThat(live("test/manifests/site.pp")).isEqualTo("include apache\n");
  }

  @Test
  void whatRunsAfterwardsHearsOfWhatWasModified() throws IOException {
    Path said = site.root.resolve("said");
    site.with("postrun: ['/bin/sh', '-c', 'echo \"$0\" >>" + said + "', '$modifiedenvs']\n");
    site.deploy();
    site.deploy();
    control("test", "tag: 'v2'");
    site.control.deleteBranch("production");
    site.deploy();
    assertThat(Files.readAllLines(said))
        .satisfiesExactly(
            first -> assertThat(first.split(" ")).containsExactlyInAnyOrder("production", "test"),
            second ->
                assertThat(second.split(" ")).containsExactlyInAnyOrder("production", "test"));
    site.with("postrun: ['/bin/false']\n");
    control("test", "tag: 'v1'");
    DeployReport report = site.deploy();
    assertThat(report.problems())
        .extracting(Throwable::getMessage)
        .containsExactly("postrun: /bin/false ended with exit code 1");
    assertThat(live("test/modules/apache/manifests/init.pp")).contains("v1");
  }
}
