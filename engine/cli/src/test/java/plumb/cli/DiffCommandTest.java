package plumb.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiffCommandTest {
  private final Path directory;

  DiffCommandTest(@TempDir Path directory) throws IOException {
    this.directory = directory;
    for (String side : List.of("old", "new")) {
      write(side + "/manifests/site.pp", "node default { include web }\n");
      write(
          side + "/modules/web/manifests/init.pp",
          """
          class web ($port = 80, $secret = 'x') {
            notify { 'port': message => "port ${port} of ${facts['role']}" }
            notify { 'secret': message => Sensitive("secret ${port}") }
          }
          """);
      write(side + "/data/common.yaml", "web::port: 80\n");
      write(
          side + "/hiera.yaml",
          "version: 5\nhierarchy:\n  - {name: r, path: \"%{facts.role}.yaml\"}\n"
              + "  - {name: c, path: common.yaml}\n");
    }
    write(
        "nodes.jsonl",
        """
        {"name": "a1", "facts": {"role": "a"}}
        {"name": "a2", "facts": {"role": "a"}}
        {"name": "b1", "facts": {"role": "b"}, "classes": ["extra"]}
        """);
    write("old/modules/extra/manifests/init.pp", "class extra {}\n");
    write("new/modules/extra/manifests/init.pp", "class extra {}\n");
  }

  private void write(String name, String text) throws IOException {
    Path file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private CommandRun diff(String... more) throws IOException {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "diff",
                "old",
                "new",
                "--environmentpath",
                "" + directory,
                "--batch",
                directory.resolve("nodes.jsonl").toString()));
    arguments.addAll(List.of(more));
    return CommandRun.of(arguments.toArray(String[]::new));
  }

  @Test
  void nothingDiffers() throws IOException {
    CommandRun run = diff();
    assertThat(run.out()).isEqualTo("0 nodes change, 3 stay as they are (3 compiled)\n");
    assertThat(run.code()).isZero();
    assertThat(diff().out()).contains("(0 compiled)");
    assertThat(diff("--every-node").out()).contains("(3 compiled)");
  }

  @Test
  void nodesThatChangeAlikeAreOneGroup() throws IOException {
    write("new/data/a.yaml", "web::port: 81\n");
    CommandRun run = diff();
    assertThat(run.out())
        .contains("these 2 nodes change alike: a1, a2\n")
        .contains("  ~ Notify[port]\n      message: 'port 80 of a' => 'port 81 of a'")
        .doesNotContain("secret 8")
        .endsWith("2 nodes change, 1 stays as it is (3 compiled)\n");
    assertThat(run.code()).isEqualTo(3);
    assertThat(diff("--nodes", "b*").out()).startsWith("0 nodes change");
    assertThat(diff("--where", "facts.role = 'b' or class = 'none'").out())
        .startsWith("0 nodes change");
    assertThat(diff("--ignore", "Notify[*]/message", "--ignore", "Class[*]").out())
        .startsWith("0 nodes change");
    assertThat(diff("--format", "json").out()).contains("\"changed\": 2", "\"a1\"", "\"a2\"");
    assertThat(diff("--format", "markdown").out()).contains("```diff\n", "these 2 nodes");
    assertThat(diff("--format", "html").out()).contains("<span class=\"changed\">", "</html>");
  }

  @Test
  void deprecatedNamesThatComeIntoUseAreTold() throws IOException {
    String entry = "deprecations: [{parameter: 'web::tcp_port', renamed_to: port, since: 1.0.0}]\n";
    for (String side : List.of("old", "new")) {
      write(side + "/deprecations.yaml", entry);
      write(side + "/data/a.yaml", side.equals("old") ? "x: 1\n" : "x: 1\nweb::tcp_port: 80\n");
    }
    write("old/data/b.yaml", "web::tcp_port: 80\n");
    write("new/data/b.yaml", "web::tcp_port: 80\n");
    String told =
        "data/a.yaml:2: web::tcp_port is deprecated since web 1.0.0; use web::port (2 nodes)";

    CommandRun run = diff();

    assertThat(run.code()).isZero();
    assertThat(run.out())
        .isEqualTo(
            "deprecated names that come into use\n  "
                + told
                + "\n\n0 nodes change, 3 stay as they are (3 compiled)\n");
    assertThat(diff("--every-node", "--format", "markdown").out()).contains("\n```\n" + told);
    assertThat(diff("--every-node", "--format", "html").out()).contains("<pre>" + told);
    assertThat(diff("--every-node", "--json").out())
        .contains("\"new_deprecations\"", "\"old_name\": \"web::tcp_port\"");
  }

  @Test
  void aNodeThatCompilesNoMoreIsAFailure() throws IOException {
    write("new/modules/extra/manifests/init.pp", "class extra { fail('broken') }\n");
    CommandRun run = diff();
    assertThat(run.out()).contains("b1\n  compiles no more: error[").contains("broken");
    assertThat(run.code()).isEqualTo(1);
  }

  @Test
  void directoriesAndCatalogsAreSides() throws IOException {
    write("new/data/common.yaml", "web::port: 82\n");
    String nodes = directory.resolve("nodes.jsonl").toString();
    CommandRun run =
        CommandRun.of(
            "diff", directory + "/old", directory + "/new", "--batch", nodes, "--jobs", "1");
    assertThat(run.out()).contains("3 nodes change, 0 stay as they are");
    for (String side : List.of("old", "new")) {
      CommandRun compile =
          CommandRun.of(
              "compile",
              "a1",
              "--json",
              "--environmentpath",
              "" + directory,
              "--environment",
              side,
              "--facts",
              facts());
      write(side + ".json", compile.out());
    }
    CommandRun catalogs = CommandRun.of("diff", directory + "/old.json", directory + "/new.json");
    assertThat(catalogs.out()).contains("a1\n  ~ Class[Web]", "  ~ Notify[port]");
    assertThat(CommandRun.of("diff", directory + "/old.json", directory + "/new").code())
        .isEqualTo(2);
  }

  private String facts() throws IOException {
    write("facts.json", "{\"role\": \"a\"}");
    return directory.resolve("facts.json").toString();
  }

  @Test
  void whatIsWrongWithAQueryIsPointedAt() throws IOException {
    CommandRun run = diff("--where", "facts.role == 'a'");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains("INVALID_QUERY").contains("(query):1:13");
    for (String wrong : List.of("role = 'a'", "name", "name ~ /(/", "name < 'a'", "(name = 'a'")) {
      assertThat(diff("--where", wrong).err()).contains("INVALID_QUERY");
    }
    assertThat(diff("--ignore", "nothing").code()).isEqualTo(2);
  }

  @Test
  void aLineThatIsNoNodeIsAFailure() throws IOException {
    write("nodes.jsonl", "{\"name\": \"a1\"}\nno json\n");
    CommandRun run = diff();
    assertThat(run.out()).contains("line 2 cannot be read: error[INVALID_BATCH]");
    assertThat(run.code()).isEqualTo(1);
    assertThat(diff("--json").out()).contains("\"batch_line\": 2");
  }

  @Test
  void anIdThatTwoLinesHaveIsAFailureAndTheFirstCounts() throws IOException {
    write(
        "nodes.jsonl",
        """
        {"name": "a1", "facts": {"role": "a"}}
        {"name": "a1", "facts": {"role": "b"}}
        {"name": "a1", "id": "other", "facts": {"role": "b"}}
        {"name": "a1", "facts": {"role": "a"}}
        """);
    for (String compiled : List.of("2", "0")) {
      CommandRun run = diff("--jobs", "1");
      assertThat(run.out())
          .contains("line 2 cannot be read: ")
          .contains("the id 'a1' is that of line 1 already")
          .contains("line 4 cannot be read: ")
          .endsWith("0 nodes change, 2 stay as they are (" + compiled + " compiled)\n");
      assertThat(run.code()).isEqualTo(1);
    }
  }

  @Test
  void nodesThatFailAsBeforeAreToldEachTime() throws IOException {
    for (String side : List.of("old", "new")) {
      write(side + "/modules/extra/manifests/init.pp", "class extra { fail('broken') }\n");
    }
    for (String compiled : List.of("3", "1")) {
      CommandRun run = diff();
      assertThat(run.out())
          .contains("b1\n  has no catalog, as before: error[")
          .contains("2 stay as they are, 1 node without a catalog as before")
          .endsWith("(" + compiled + " compiled)\n");
      assertThat(run.code()).isZero();
    }
    assertThat(diff("--format", "json").out()).contains("\"without_catalog\": 1");
  }

  @Test
  void onlyNodesThatAreAskedForAreCounted() throws IOException {
    String two = "0 nodes change, 2 stay as they are (2 compiled, 1 not asked for)\n";
    assertThat(diff("--nodes", "a*").out()).isEqualTo(two);
    String known = two.replace("2 compiled", "0 compiled");
    assertThat(diff("--nodes", "a*").out()).isEqualTo(known);
    assertThat(diff("--nodes", "?1", "--nodes", "a2", "--where", "facts.role = 'a'").out())
        .isEqualTo(known);
  }

  @Test
  void noEnvironmentDirectoryShowsInADifference() throws IOException {
    for (String side : List.of("old", "new")) {
      write(
          side + "/modules/web/manifests/init.pp",
          "class web { notify { 'n': message => module_directory('web') } }\n");
    }
    assertThat(diff("--every-node").out()).startsWith("0 nodes change");
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files).isNotEmpty();
    }
  }
}
