package plumb.environments.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumb.environments.EnvironmentException;
import plumb.environments.deploy.DeployListener;
import plumb.environments.deploy.EnvironmentOutcome;
import plumb.environments.git.LocalRepository;
import plumb.environments.git.TestRepository;

class CheckoutsTest {
  private static final DeployListener NOBODY =
      new DeployListener() {
        @Override
        public void waiting(Path directory) {}

        @Override
        public void step(String what, int done, int total) {}

        @Override
        public void done(EnvironmentOutcome outcome) {}
      };

  private final TestRepository control;
  private final TestRepository module;
  private final Checkouts checkouts;

  CheckoutsTest(@TempDir Path directory) throws IOException {
    module = TestRepository.create(directory.resolve("module.git"));
    String first = module.commit("main", Map.of("manifests/init.pp", "class m { }\n"));
    module.commit("feature", Map.of("manifests/init.pp", "class m { # feature\n}\n"));
    control = TestRepository.create(directory.resolve("control.git"));
    control.commit("main", Map.of("Puppetfile", puppetfile("commit: '" + first + "'")));
    checkouts = new Checkouts(repository(control), directory.resolve("cache"), NOBODY);
  }

  private static LocalRepository repository(TestRepository repository) {
    return Objects.requireNonNull(LocalRepository.around(repository.directory()));
  }

  private String puppetfile(String version) {
    return "mod 'm', git: '" + module.url() + "', " + version + "\n";
  }

  private static String manifest(Path environment) throws IOException {
    return Files.readString(environment.resolve("modules/m/manifests/init.pp"));
  }

  @Test
  void branchesAndCommitsHaveTheirOwnModules() throws IOException {
    String before = control.commit("main", Map.of("manifests/site.pp", "# old\n"));
    control.commit(
        "main",
        Map.of(
            "manifests/site.pp",
            "# new\n",
            "Puppetfile",
            puppetfile("branch: :control_branch, default_branch: 'main'")));
    Path old = Objects.requireNonNull(checkouts.environment(before));
    Path now = Objects.requireNonNull(checkouts.environment("main"));
    assertThat(old.resolve("manifests/site.pp")).hasContent("# old\n");
    assertThat(now.resolve("manifests/site.pp")).hasContent("# new\n");
    assertThat(manifest(old)).isEqualTo("class m { }\n");
    control.commit(
        "feature",
        Map.of("Puppetfile", puppetfile("branch: :control_branch, default_branch: 'main'")));
    assertThat(manifest(Objects.requireNonNull(checkouts.environment("feature"))))
        .contains("# feature");
    assertThat(manifest(now)).isEqualTo("class m { }\n");
    Path parent = Objects.requireNonNull(checkouts.environment("main~1"));
    assertThat(parent.resolve("manifests/site.pp")).hasContent("# old\n");
    control.ask("config", "core.logAllRefUpdates", "always");
    control.ask("update-ref", "--create-reflog", "refs/heads/main", before);
    Path latest = Objects.requireNonNull(checkouts.environment("main@{0}"));
    assertThat(latest.resolve("manifests/site.pp")).hasContent("# old\n");
  }

  @Test
  void branchesThatExcludeEachOtherFollowEachOther() throws IOException {
    for (String branch : List.of("one", "one/two", "one_two", "one/two", "\u00fcber", "__ber")) {
      control.commit("work", Map.of("of", branch));
      control.ask("update-ref", "refs/heads/" + branch, "refs/heads/work");
      Path environment = Objects.requireNonNull(checkouts.environment(branch));
      assertThat(environment.resolve("of")).hasContent(branch);
      control.deleteBranch(branch);
    }
  }

  @Test
  void whatIsNoRevisionIsNoEnvironment() throws IOException {
    assertThat(checkouts.environment("nosuch")).isNull();
    assertThat(checkouts.environment("--upload-pack=true")).isNull();
    assertThat(checkouts.environment("HEAD:Puppetfile")).isNull();
  }

  @Test
  void aModuleThatCannotBeHadIsAFailure() throws IOException {
    control.commit("main", Map.of("Puppetfile", puppetfile("tag: 'nosuch'")));
    assertThatThrownBy(() -> checkouts.environment("main"))
        .isInstanceOf(EnvironmentException.class)
        .hasMessageContaining("nosuch");
  }
}
