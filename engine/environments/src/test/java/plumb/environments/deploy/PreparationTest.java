package plumb.environments.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumb.environments.EnvironmentException;
import plumb.environments.git.ProposedRepository;
import plumb.environments.git.TestRepository;

/** Environments that are built before anybody gets them. */
class PreparationTest {
  private DeploySite site;
  private TestRepository apache;

  @BeforeEach
  void makeSite(@TempDir Path directory) throws IOException {
    site = new DeploySite(directory);
    apache = site.module("apache");
    control("production", "one", "tag: 'v1'");
    control("test", "one", "branch: 'main'");
    site.deploy();
  }

  private void control(String branch, String text, String ref) throws IOException {
    site.control.commit(
        branch,
        Map.of(
            "Puppetfile",
            "mod 'apache', git: '" + apache.url() + "', " + ref + "\n",
            "text",
            text));
  }

  private static DeployRequest request(String... names) {
    return new DeployRequest(Set.of(names), false, null, Duration.ZERO);
  }

  private String live(String environment) throws IOException {
    return Files.readString(site.environments().resolve(environment).resolve("text"));
  }

  @Test
  void whatIsPreparedIsNoEnvironmentBeforeItLands() throws IOException {
    control("production", "two", "tag: 'v2'");
    try (Deployer deployer =
            new Deployer(site.settings(), request("production"), DeploySite.SILENCE);
        Preparation prepared = deployer.prepare()) {
      assertThat(prepared.environments()).hasSize(1);
      Preparation.Prepared one = prepared.environments().get(0);
      assertThat(one.name()).isEqualTo("production");
      assertThat(Files.readString(one.after().resolve("text"))).isEqualTo("two");
      assertThat(one.before())
          .isNotNull()
          .satisfies(b -> assertThat(b.resolve("text")).hasContent("one"));
      assertThat(one.changes()).anyMatch(change -> change.startsWith("module apache: v1"));
      assertThat(live("production")).isEqualTo("one");
      assertThat(DeploySite.statuses(site.deploy("test"))).isEqualTo(Map.of("test", "unchanged"));
      assertThat(one.after()).as("another deploy collects it not").isDirectory();
      assertThat(prepared.land().succeeded()).isTrue();
    }
    assertThat(live("production")).isEqualTo("two");
    assertThat(DeploySite.statuses(site.deploy()))
        .isEqualTo(Map.of("production", "unchanged", "test", "unchanged"));
  }

  @Test
  void whatWasDeployedMeanwhileStays() throws IOException {
    control("production", "two", "tag: 'v2'");
    try (Deployer deployer =
            new Deployer(site.settings(), request("production"), DeploySite.SILENCE);
        Preparation prepared = deployer.prepare()) {
      control("production", "three", "tag: 'v2'");
      site.deploy("production");
      assertThatThrownBy(prepared::land)
          .isInstanceOf(EnvironmentException.class)
          .hasMessageContaining("production was deployed while this was prepared");
    }
    assertThat(live("production")).isEqualTo("three");
  }

  @Test
  void aPushIsPreparedFromItsObjectsAlone() throws IOException {
    Path control = site.control.directory();
    String before = site.control.ask("rev-parse", "test").strip();
    control("test", "pushed", "branch: 'main'");
    String pushed = site.control.ask("rev-parse", "test").strip();
    String unused = site.control.ask("update-ref", "refs/heads/test", before);
    Path proposed = site.root.resolve("proposed.git");
    ProposedRepository.make(
        control,
        Map.of("refs/heads/test", pushed, "refs/heads/production", "0".repeat(40)),
        proposed);
    var settings = site.settings().with(Map.of(site.control.url(), proposed));
    try (Deployer deployer = new Deployer(settings, request(), DeploySite.SILENCE);
        Preparation prepared = deployer.prepare()) {
      assertThat(prepared.environments()).hasSize(1);
      Path after = prepared.environments().get(0).after();
      assertThat(Files.readString(after.resolve("text"))).isEqualTo("pushed");
    }
    assertThat(live("test")).isEqualTo("one");
    assertThat(live("production")).as("what goes is no environment to be").isEqualTo("one");
    assertThat(DeploySite.statuses(site.deploy()))
        .isEqualTo(Map.of("production", "unchanged", "test", "unchanged"));
  }
}
