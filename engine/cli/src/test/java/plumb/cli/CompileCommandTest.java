package plumb.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code plumb compile}: settings of the environment, of the site and of the command line. */
class CompileCommandTest {
  private final Path root;
  private final TestSite site;

  CompileCommandTest(@TempDir Path root) {
    this.root = root;
    this.site = new TestSite(root);
  }

  private Path script(String name, String content) throws IOException {
    Path file = site.write(name, "#!/bin/sh\n" + content);
    assertThat(file.toFile().setExecutable(true)).isTrue();
    return file;
  }

  private CommandRun compile(String... options) throws IOException {
    site.write("facts.json", "{}");
    List<String> arguments = new ArrayList<>(List.of("web1.example.com"));
    arguments.addAll(List.of(options));
    return site.run("compile", arguments.toArray(String[]::new));
  }

  @Test
  void aClassifierAssignsClassesVariablesAndTheEnvironment() throws IOException {
    Path classifier =
        script(
            "classify",
            """
            echo 'environment: staging'
            echo "classes: {web: {port: 8080}, base: ~}"
            echo "parameters: {role: '$1 of $2'}"
            """);
    site.write(
        "staging/manifests/site.pp",
        """
        class web($port) { notify { "port ${port}, role ${role}": } }
        class base { notify { 'base': } }
        """);

    CommandRun run =
        compile("--node_terminus", "exec", "--external_nodes", classifier + " a;b").withoutErrors();

    assertThat(run.out())
        .contains("Notify[port 8080, role a;b of web1.example.com]")
        .contains("Notify[base]");
  }

  @Test
  void aClassifierThatFailsFailsTheCompile() throws IOException {
    site.write("production/manifests/site.pp", "");
    Path failing = script("fails", "exit 3\n");
    Path strange = script("strange", "echo '- a list'\n");

    assertThat(compile("--node_terminus", "exec", "--external_nodes", failing.toString()).err())
        .contains("Failed to find web1.example.com via exec: Execution of '");
    assertThat(compile("--node_terminus", "exec", "--external_nodes", strange.toString()).err())
        .contains("Could not load external node results for web1.example.com: a hash is expected");
    assertThat(compile("--node_terminus", "exec").err()).contains("needs --external_nodes CMD");
  }

  @Test
  void theEnvironmentsCommandGivesTheVersion() throws IOException {
    site.write("production/manifests/site.pp", "");
    site.write("production/environment.conf", "config_version = bin/version $environment\n");
    script("production/bin/version", "echo \"release-7 of $1\"\n");

    assertThat(compile("--json").withoutErrors().out())
        .contains("\"version\": \"release-7 of production\"");

    script("production/bin/version", "exit 1\n");
    assertThat(compile().err()).contains("CONFIG_VERSION").contains("returned 1");
  }

  @Test
  void strictnessDecidesWhatDoubtfulCodeIs() throws IOException {
    site.write(
        "production/manifests/site.pp", "$h = { 'a' => 1, 'a' => 2 }\nnotify { \"${nosuch}x\": }");

    assertThat(compile("--strict", "off").withoutErrors().err()).doesNotContain("Warning");
    assertThat(compile().withoutErrors().err())
        .contains("Unknown variable: 'nosuch'")
        .contains("the key 'a' stands here twice");
    CommandRun strict = compile("--strict=error");
    assertThat(strict.code()).isEqualTo(1);
    assertThat(strict.err()).contains("DUPLICATE_KEY");
    assertThat(compile("--strict", "off", "--strict_variables").err()).contains("UNKNOWN_VARIABLE");
  }
}
