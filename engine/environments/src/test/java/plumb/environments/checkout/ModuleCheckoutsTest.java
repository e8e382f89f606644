package plumb.environments.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumb.dsl.source.SourceText;
import plumb.environments.EnvironmentException;
import plumb.environments.archive.TestArchive;
import plumb.environments.archive.TestForge;
import plumb.environments.deploy.DeployListener;
import plumb.environments.deploy.EnvironmentOutcome;
import plumb.environments.git.RemoteAccess;
import plumb.environments.git.TestRepository;
import plumb.environments.puppetfile.Puppetfile;
import plumb.environments.settings.DeploySettings;
import plumb.environments.settings.ForgeSettings;
import plumb.environments.settings.GitSettings;
import plumb.environments.settings.PurgeLevel;

class ModuleCheckoutsTest {
  private static final DeployListener NOBODY =
      new DeployListener() {
        @Override
        public void waiting(Path directory) {}

        @Override
        public void step(String what, int done, int total) {}

        @Override
        public void done(EnvironmentOutcome outcome) {}
      };

  private final Path directory;
  private final TestRepository repository;
  private final TestForge forge;
  private final ModuleCheckouts checkouts;

  ModuleCheckoutsTest(@TempDir Path directory) throws IOException {
    this.directory = directory;
    repository = TestRepository.create(directory.resolve("web.git"));
    repository.commit("main", Map.of("manifests/init.pp", "class web { }\n"));
    repository.tag("v1.0.0", "main");
    repository.commit("main", Map.of("manifests/init.pp", "class web { # 2\n}\n"));
    forge = new TestForge();
    String text =
        "mod 'web', git: '" + repository.url() + "', tag: 'v1.0.0'\nmod 'here', local: true\n";
    Puppetfile puppetfile = Puppetfile.read(new SourceText("Puppetfile", text));
    checkouts = new ModuleCheckouts(settings(), directory.resolve("modules"), puppetfile, NOBODY);
  }

  private DeploySettings settings() {
    return new DeploySettings(
        directory.resolve("cache"),
        2,
        List.of(),
        List.of(),
        new GitSettings(null, RemoteAccess.USUAL, List.of()),
        new ForgeSettings(forge.url(), null, null, true),
        EnumSet.noneOf(PurgeLevel.class),
        List.of(),
        null,
        false,
        List.of());
  }

  @BeforeEach
  void publish() throws IOException {
    String top = "me-tool-1.2.0/";
    TestArchive archive =
        new TestArchive()
            .directory(top)
            .directory(top + "manifests")
            .file(top + "manifests/init.pp", "class tool { }\n");
    forge.publish("me-tool", "1.2.0", archive.bytes(), Map.of());
  }

  @AfterEach
  void close() {
    forge.close();
  }

  private static String manifest(@Nullable Path module) throws IOException {
    return Files.readString(Objects.requireNonNull(module).resolve("manifests/init.pp"));
  }

  @Test
  void aPuppetfilesModuleIsHadAtAnyVersion() throws IOException {
    assertThat(manifest(checkouts.version("web"))).isEqualTo("class web { }\n");
    assertThat(manifest(checkouts.version("web@main"))).contains("# 2");
    assertThat(checkouts.version("web@1.0.0")).isEqualTo(checkouts.version("web@v1.0.0"));
    assertThatThrownBy(() -> checkouts.version("web@9.9.9"))
        .isInstanceOf(EnvironmentException.class)
        .hasMessageContaining("9.9.9");
    assertThatThrownBy(() -> checkouts.version("here@1.0.0"))
        .isInstanceOf(EnvironmentException.class)
        .hasMessageContaining("local");
  }

  @Test
  void otherModulesComeFromTheForge() throws IOException {
    assertThat(manifest(checkouts.version("me-tool@1.2.0"))).isEqualTo("class tool { }\n");
    assertThat(manifest(checkouts.version("me/tool@latest"))).isEqualTo("class tool { }\n");
    assertThat(checkouts.version("tool@1.2.0")).isNull();
    assertThat(checkouts.version("me-tool")).isNull();
  }

  @Test
  void revisionsOfTheRepositoryAroundADirectory() throws IOException {
    Path inside = repository.directory();
    Path old = Objects.requireNonNull(checkouts.revision(inside, "v1.0.0"));
    assertThat(manifest(old)).isEqualTo("class web { }\n");
    assertThat(checkouts.revision(inside, "v1.0.0")).isEqualTo(old);
    assertThat(manifest(checkouts.revision(inside, "main"))).contains("# 2");
    assertThat(checkouts.revision(inside, "nothing")).isNull();
    assertThat(checkouts.revision(directory, "main")).isNull();
  }
}
