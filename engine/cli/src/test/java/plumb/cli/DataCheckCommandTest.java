package plumb.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataCheckCommandTest {
  private final Path directory;

  DataCheckCommandTest(@TempDir Path directory) throws IOException {
    this.directory = directory.toRealPath();
    write("production/environment.conf", "modulepath = modules\n");
    write("production/manifests/site.pp", "node default { lookup(\"motd::${facts['x']}\") }\n");
    write("production/modules/web/manifests/init.pp", "class web (Integer $port = 80) {}\n");
    write(
        "production/hiera.yaml",
        """
        version: 5
        hierarchy:
          - {name: Node, path: "nodes/%{trusted.certname}.yaml"}
          - {name: Common, path: common.yaml}
        """);
    write("production/data/common.yaml", "web::port: 80\nweb::prot: 81\nmotd::a: 1\n");
    write("production/data/nodes/a.yaml", "web::port: 81\n");
  }

  private void write(String name, String text) throws IOException {
    Path file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private CommandRun check(String... more) {
    List<String> arguments =
        new ArrayList<>(List.of("data", "check", directory.resolve("production").toString()));
    arguments.addAll(List.of(more));
    return CommandRun.of(arguments);
  }

  @Test
  void showsEachFindingInItsLine() {
    CommandRun run = check();
    assertThat(run.out())
        .isEqualTo(
            """
            warning: class web has no parameter 'prot'
              --> %s/production/data/common.yaml:2:1 [unknown_parameter_key]
               |
             2 | web::prot: 81
               | ^
              hint: did you mean 'web::port'?
            2 files, 0 errors, 1 warnings
            """
                .formatted(directory));
    assertThat(run.err())
        .startsWith("1 key cannot be judged: names that start with 'motd::' are looked up at ");
    assertThat(run.code()).isZero();
  }

  @Test
  void endsAsLintDoes() throws Exception {
    assertThat(check("--fail-on-warnings").code()).isEqualTo(1);
    assertThat(check("--fail-on-warnings", "--skip-checks", "unknown_parameter_key").code())
        .isZero();
    String baseline = directory.resolve("baseline.json").toString();
    check("--write-baseline", baseline).withoutErrors();
    assertThat(check("--fail-on-warnings", "--baseline", baseline).code()).isZero();

    write("production/data/nodes/a.yaml", "web::port: much\n");
    CommandRun run = check("--log-format", "%{path}:%{line}:%{column} %{check} %{kind}");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).contains("/data/nodes/a.yaml:1:1 wrong_data_type error\n");
  }

  @Test
  void printsReports() {
    assertThat(check("--json").out()).contains("\"check\": \"unknown_parameter_key\"");
    assertThat(check("--format", "sarif").out()).contains("\"ruleId\": \"unknown_parameter_key\"");
    assertThat(check("--format", "junit").out()).contains("common.yaml");
    assertThat(check("--list-checks").out()).contains("unread_key\n", "shadowed_key\n");
  }

  @Test
  void findsTheEnvironmentByItsName() {
    CommandRun run = CommandRun.of("data", "check", "--environmentpath", directory.toString());
    assertThat(run.withoutErrors().out()).contains("2 files, 0 errors, 1 warning");
  }

  @Test
  void knowsTheNodesThatThereAre() throws Exception {
    write("nodes.jsonl", "{\"name\": \"b\"}\n");
    assertThat(check("--batch", directory.resolve("nodes.jsonl").toString()).withoutErrors().out())
        .contains("nodes/a.yaml:1:1 [unreached_file]", "hiera.yaml:3:25 [unused_level]");
    write("nodes.jsonl", "{\"name\": \"b\"}\n{\"nome\": \"c\"}\n");
    CommandRun run = check("--batch", directory.resolve("nodes.jsonl").toString());
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains("nodes.jsonl:2:1").contains("needs a name");
  }

  @Test
  void tellsWhatCannotBe() throws Exception {
    assertThat(check("--skip-checks", "nothing").code()).isEqualTo(2);
    assertThat(CommandRun.of("data", "check", directory + "/gone").err())
        .contains("gone: this is no directory");
    assertThat(CommandRun.of("data").err()).contains("Say what to do: check.");
    write("production/hiera.yaml", "version: 5\nhierarchy: 1\n");
    CommandRun run = check();
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).contains("hiera.yaml:1:1 [invalid_data]", "expects an Array value");
  }
}
