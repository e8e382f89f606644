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

class ModuleUpgradeCommandTest {
  private Path root;

  @BeforeEach
  void makeEnvironments(@TempDir Path directory) throws IOException {
    root = directory;
    for (String name : List.of("production", "testing")) {
      write("envs/" + name + "/environment.conf", "modulepath = modules\n");
      write(
          "envs/" + name + "/hiera.yaml", "version: 5\nhierarchy: [{name: all, path: all.yaml}]\n");
      write("envs/" + name + "/data/all.yaml", "web::owner: me\n");
      write("envs/" + name + "/manifests/site.pp", "if $facts['web'] { include web }\n");
      module("envs/" + name + "/modules/web", "1.0.0", "$owner = 'www'");
    }
    write("envs/empty/environment.conf", "modulepath = modules\n");
    module("web", "2.0.0", "$user = 'nobody'");
    write(
        "nodes.jsonl",
        "{\"name\": \"alpha\", \"facts\": {\"web\": true}}\n"
            + "{\"name\": \"bravo\", \"facts\": {\"web\": false}}\n"
            + "{\"name\": \"charlie\", \"facts\": {\"web\": true}, \"environment\": \"testing\"}\n");
  }

  private void module(String path, String version, String parameters) throws IOException {
    write(path + "/metadata.json", "{\"name\": \"me-web\", \"version\": \"" + version + "\"}\n");
    String name = parameters.substring(1, parameters.indexOf(' '));
    write(
        path + "/manifests/init.pp",
        "class web (%s) {\n  notify { \"by ${%s}\": }\n}\n".formatted(parameters, name));
  }

  private void write(String name, String text) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private CommandRun upgrade(String... more) {
    List<String> arguments = new ArrayList<>(List.of("module", "upgrade"));
    arguments.addAll(List.of(more));
    arguments.addAll(List.of("--environmentpath", root.resolve("envs").toString()));
    return CommandRun.of(arguments);
  }

  private String path(String name) {
    return root.resolve(name).toString();
  }

  @Test
  void everyUseAndEveryCatalogIsToldByEnvironment() {
    CommandRun run = upgrade("web", "--to", path("web"), "--batch", path("nodes.jsonl"));
    assertThat(run.out())
        .startsWith(
            """
            web 1.0.0 -> 2.0.0 in production: 1 use is touched

            parameter owner of class web is gone
              data/all.yaml:1:1: data: dies in silence

            alpha
            """)
        .contains("- Notify[by me]", "+ Notify[by nobody]")
        .contains("1 node changes, 1 stays as it is (2 compiled, 1 not asked for)")
        .contains("web 1.0.0 -> 2.0.0 in testing: 1 use is touched\n")
        .contains("these 2 nodes change alike: alpha, charlie\n")
        .contains("2 nodes change, 1 stays as it is (3 compiled)")
        .doesNotContain("empty");
    assertThat(run.code()).isEqualTo(3);
  }

  @Test
  void oneEnvironmentIsNamed() {
    String[] wanted = {"web@" + path("web"), "--environment", "testing"};
    assertThat(upgrade(wanted).out()).contains("in testing").doesNotContain("in production");
    String[] directory = {"web@" + path("web"), "--environment", path("envs/production")};
    assertThat(upgrade(directory).out()).contains("in production").doesNotContain("in testing");
  }

  @Test
  void programsGetPlacesWithOffsets() throws IOException {
    write(
        "web/deprecations.yaml",
        "deprecations: [{parameter: 'web::owner', renamed_to: user, removed_in: 3.0.0}]\n");
    CommandRun run = upgrade("web", "--to", path("web"), "--environment", "production", "--json");
    Map<?, ?> report = (Map<?, ?>) ValueJson.parse(run.out());
    Map<?, ?> first = first(report, "environments");
    Map<?, ?> use = first(first, "uses");
    assertThat(use.get("name")).isEqualTo("web::owner");
    assertThat(use.get("new_name")).isEqualTo("web::user");
    assertThat(use.get("proved")).isEqualTo(true);
    assertThat(use.get("offset")).isEqualTo(0L);
    assertThat(use.get("length")).isEqualTo(10L);
    assertThat(use.get("effect")).isEqualTo("deprecated");
    assertThat(first(first, "modules").get("to")).isEqualTo("2.0.0");
  }

  private static Map<?, ?> first(Map<?, ?> object, String key) {
    return (Map<?, ?>) Objects.requireNonNull((List<?>) object.get(key)).get(0);
  }

  @Test
  void aValueThatTheNewNameRefusesIsTold() throws IOException {
    module("web", "2.0.0", "$user = 'nobody'");
    write(
        "web/manifests/init.pp",
        "class web (Enum['root'] $user = 'root') {\n  notify { \"by ${user}\": }\n}\n");
    write("envs/production/manifests/site.pp", "class { 'web': owner => 'x' }\n");
    String entry = "deprecations: [{parameter: 'web::owner', renamed_to: user, removed_in: 3.0.0";
    String[] wanted = {"web", "--to", path("web"), "--environment", "production"};
    write("web/deprecations.yaml", entry + "}]\n");
    assertThat(upgrade(wanted).out())
        .contains("all.yaml:1:1: data: its value is refused")
        .contains("site.pp:1:16: argument: its value is refused");
    write("web/deprecations.yaml", entry + ", convert: \"|$x| { 'root' }\"}]\n");
    assertThat(upgrade(wanted).out())
        .doesNotContain("refused")
        .contains("all.yaml:1:1: data: works, for now");
  }

  @Test
  void whoSaysThatANameMovedIsTold() throws IOException {
    write("envs/production/modules/db/metadata.json", "{\"name\": \"me-db\"}");
    write("envs/production/modules/db/manifests/init.pp", "class db ($keeper = 'x') {}\n");
    write("envs/production/manifests/site.pp", "class { 'web': owner => 'x' }\n");
    String text = "deprecations: [{parameter: 'web::owner', renamed_to: 'db::keeper'}]\n";
    String[] wanted = {"web", "--to", path("web"), "--environment", "production"};
    String moved = "parameter owner of class web moved to db::keeper (deprecations.yaml:1 of ";
    for (String place : List.of("web", "envs/production", "envs/production/modules/db")) {
      write(place + "/deprecations.yaml", text);
      String whose =
          place.equals("web") ? "2.0.0" : place.endsWith("db") ? "db ???" : "the environment";
      assertThat(upgrade(wanted).out()).contains(moved + whose + " says so)");
      Files.delete(root.resolve(place + "/deprecations.yaml"));
    }
  }

  @Test
  void anotherModuleIsNoNewVersion() throws IOException {
    write("db/metadata.json", "{\"name\": \"me-db\", \"version\": \"2.0.0\"}");
    CommandRun run = upgrade("web", "--to", path("db"), "--environment", "production");
    assertThat(run.err()).contains("this is the module db, not web");
    assertThat(run.code()).isEqualTo(1);
  }

  @Test
  void whatDoesNotExistIsNotAskedOfTheForge() {
    for (String nothing : List.of(path("nothing"), "./nothing")) {
      CommandRun run = upgrade("web", "--to", nothing, "--environment", "production");
      assertThat(run.err()).contains(nothing + ": no such directory");
      assertThat(run.code()).isEqualTo(1);
    }
    CommandRun run = upgrade("web", "--to", "nothing", "--environment", "production");
    assertThat(run.err()).contains("nothing is neither a directory nor the number of a version");
  }

  @Test
  void pullRequestsGetTables() {
    String out =
        upgrade("web", "--to", path("web"), "--environment", "production", "--markdown").out();
    assertThat(out)
        .startsWith("## web 1.0.0 -> 2.0.0 in production: 1 use is touched\n")
        .contains("| data/all.yaml:1 | data | dies in silence |\n");
  }

  @Test
  void theNewNamesAreWritten() throws IOException {
    write(
        "web/deprecations.yaml",
        "deprecations: [{parameter: 'web::owner', renamed_to: user, removed_in: 3.0.0}]\n");
    write(
        "envs/production/modules/web/manifests/other.pp",
        "class web::other { notice($web::owner) }\n");
    write("envs/production/manifests/site.pp", "class { 'web': owner => 'x' }\n");
    CommandRun run = upgrade("web", "--to", path("web"), "--environment", "production", "--fix");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.err()).contains("2 uses of old names in 2 files");
    assertThat(text("manifests/site.pp")).isEqualTo("class { 'web': user => 'x' }\n");
    assertThat(text("data/all.yaml")).isEqualTo("web::user: me\n");
    assertThat(text("modules/web/manifests/other.pp")).contains("$web::owner");
    CommandRun again = upgrade("web", "--to", path("web"), "--environment", "production");
    assertThat(again.out()).contains("nothing is touched");
  }

  @Test
  void whatNobodyRenamedIsLeft() throws IOException {
    write("envs/production/manifests/site.pp", "class { 'web': owner => 'x' }\n");
    CommandRun run = upgrade("web", "--to", path("web"), "--environment", "production", "--fix");
    assertThat(run.code()).isEqualTo(3);
    assertThat(run.err())
        .contains("0 uses of old names in 0 files\nleft: web 1.0.0 -> 2.0.0 in production: ")
        .contains("manifests/site.pp:1:16: argument");
  }

  private String text(String name) throws IOException {
    return Files.readString(root.resolve("envs/production").resolve(name));
  }

  @Test
  void theSameVersionTouchesNothing() {
    String same = path("envs/production/modules/web");
    CommandRun run = upgrade("web", "--to", same, "--batch", path("nodes.jsonl"));
    assertThat(run.out()).contains("nothing is touched").contains("0 nodes change");
    assertThat(run.code()).isZero();
  }

  @Test
  void nodesThatDependOnNothingNewAreNotCompiledAgain() throws IOException {
    module("next", "1.1.0", "$owner = 'www'");
    write("next/manifests/other.pp", "class web::other {\n}\n");
    String[] wanted = {
      "web@" + path("next"), "--environment", "production", "--batch", path("nodes.jsonl")
    };
    assertThat(upgrade(wanted).out()).contains("0 nodes change, 2 stay as they are (2 compiled");
    assertThat(upgrade(wanted).out()).contains("0 nodes change, 2 stay as they are (0 compiled");
  }

  @Test
  void aNodeWithoutACatalogFailsTheRun() throws IOException {
    write("web/manifests/init.pp", "class web ($user = 'www') {\n  fail('no more')\n}\n");
    CommandRun run = upgrade("web", "--to", path("web"), "--batch", path("nodes.jsonl"));
    assertThat(run.out()).contains("compiles no more: ").contains("no more");
    assertThat(run.code()).isEqualTo(1);
  }

  @Test
  void versionsComeFromThePuppetfileOfTheEnvironment() throws Exception {
    Path repository = root.resolve("repository");
    git(root, "init", "-q", repository.toString());
    Files.move(root.resolve("web/manifests"), repository.resolve("manifests"));
    Files.move(root.resolve("web/metadata.json"), repository.resolve("metadata.json"));
    git(repository, "add", ".");
    git(repository, "-c", "user.name=T", "-c", "user.email=t@t", "commit", "-q", "-m", "2");
    git(repository, "tag", "v2.0.0");
    write(
        "envs/production/Puppetfile",
        "mod 'web', git: 'file://" + repository + "', tag: 'v1.0.0'\n");
    CommandRun run = upgrade("web", "--to", "2.0.0", "--environment", "production");
    assertThat(run.out()).as(run.err()).startsWith("web 1.0.0 -> 2.0.0 in production: 1 use");
    CommandRun unknown = upgrade("web", "--to", "9.9.9", "--environment", "production");
    assertThat(unknown.err()).contains("9.9.9");
    assertThat(unknown.code()).isEqualTo(1);
  }

  private static void git(Path directory, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("git", "-C", directory.toString()));
    command.addAll(List.of(arguments));
    assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
  }

  @Test
  void whatCannotBeMeantIsTold() {
    assertThat(upgrade("web").code()).isEqualTo(2);
    assertThat(upgrade("nobody", "--to", path("web")).code()).isEqualTo(2);
    assertThat(upgrade("web", "--to", path("web"), "--environment", "nowhere").code()).isEqualTo(1);
  }
}
