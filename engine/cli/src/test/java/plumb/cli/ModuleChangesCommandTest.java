package plumb.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumb.catalog.json.ValueJson;

class ModuleChangesCommandTest {
  private Path root;

  @BeforeEach
  void makeVersions(@TempDir Path directory) throws IOException {
    root = directory;
    version("old", "1.0.0", "String $user = 'www', $gone = 1");
    version("new", "1.1.0", "Optional[String] $user = 'www', String $group = 'www'");
  }

  private void version(String name, String version, String parameters) throws IOException {
    Path module = root.resolve(name);
    Files.createDirectories(module.resolve("manifests"));
    Files.writeString(
        module.resolve("metadata.json"),
        "{\"name\": \"me-web\", \"version\": \"%s\"}\n".formatted(version));
    Files.writeString(
        module.resolve("manifests/init.pp"), "class web (%s) {\n}\n".formatted(parameters));
  }

  private CommandRun changes(String... more) {
    List<String> arguments = new ArrayList<>(List.of("module", "changes"));
    arguments.addAll(List.of(more));
    return CommandRun.of(arguments);
  }

  private String path(String name) {
    return root.resolve(name).toString();
  }

  @Test
  void breakingChangesComeFirstAndEndWithThree() {
    CommandRun run = changes(path("old"), path("new"));
    assertThat(run.out())
        .isEqualTo(
            """
            web 1.0.0 -> 1.1.0: 3 changes

            Breaking
              parameter gone of class web is gone  [manifests/init.pp:1]

            Compatible
              parameter group of class web is new: String = 'www'  [manifests/init.pp:1]
              parameter user of class web takes more: String -> Optional[String]  [manifests/init.pp:1]

            The changes ask for a major version, and this is a minor version: the number is not honest.
            """);
    assertThat(run.code()).isEqualTo(3);
  }

  @Test
  void anHonestNumberMayBreakWhatItLikes() throws IOException {
    assertThat(changes(path("old"), path("new"), "--check-version").code()).isEqualTo(3);
    version("new", "2.0.0", "");
    assertThat(changes(path("old"), path("new"), "--check-version").code()).isZero();
    assertThat(changes(path("new"), path("new")).code()).isZero();
  }

  @Test
  void aDirectoryWithoutAModuleIsNoVersion() throws IOException {
    Files.createDirectories(root.resolve("empty/spec"));
    CommandRun run = changes(path("old"), path("empty"));
    assertThat(run.err()).contains(path("empty") + ": no module is there");
    assertThat(run.code()).isEqualTo(1);
  }

  @Test
  void versionsAreOfOneModule() throws IOException {
    Files.writeString(root.resolve("new/metadata.json"), "{\"name\": \"me-db\"}");
    CommandRun run = changes(path("old"), path("new"));
    assertThat(run.err()).contains(path("new") + ": this is the module db, not web");
    assertThat(run.code()).isEqualTo(1);
  }

  @Test
  void programsReadTheSame() {
    CommandRun run = changes(path("old"), path("new"), "--json");
    Map<?, ?> report = (Map<?, ?>) ValueJson.parse(run.out());
    assertThat(report.get("module")).isEqualTo("web");
    assertThat(report.get("version"))
        .isEqualTo(Map.of("asked", "major", "given", "minor", "honest", false));
    Map<?, ?> gone = (Map<?, ?>) Objects.requireNonNull((List<?>) report.get("changes")).get(0);
    assertThat(gone.get("kind")).isEqualTo("removed");
    assertThat(gone.get("subject"))
        .isEqualTo(Map.of("sort", "class", "name", "web", "parameter", "gone"));
    assertThat(gone.get("from"))
        .isEqualTo(Map.of("file", "manifests/init.pp", "line", 1L, "column", 34L));
  }

  @Test
  void aSectionOfAChangeLogHasItsParts() {
    assertThat(changes(path("old"), path("new"), "--markdown").out())
        .isEqualTo(
            """
            ## [1.1.0]

            ### Added

            - parameter group of class web is new: String = 'www'

            ### Changed

            - parameter user of class web takes more: String -> Optional\\[String\\]

            ### Removed

            - **Breaking:** parameter gone of class web is gone
            """);
  }

  @Test
  void aFileThatCannotBeReadIsTold() throws IOException {
    Files.writeString(root.resolve("new/manifests/init.pp"), "class web ( {\n");
    CommandRun run = changes(path("old"), path("new"));
    assertThat(run.out()).contains("Not read in the new version\n  manifests/init.pp: ");
    assertThat(run.out()).doesNotContain("is gone");
    assertThat(run.code()).isEqualTo(1);
  }

  @Test
  void whatIsNoVersionIsTold() {
    CommandRun run = changes(path("old"), "nowhere@1.0.0");
    assertThat(run.err()).contains("nowhere@1.0.0").contains("NAME@VERSION");
    assertThat(run.code()).isEqualTo(1);
  }
}
