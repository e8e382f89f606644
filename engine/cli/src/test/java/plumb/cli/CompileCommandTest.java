package plumb.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
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
  void symbolsOfAClassifierAreTheirNames() throws IOException {
    Path classifier =
        script(
            "classify",
            """
            printf ':classes:\\n- :web\\n'
            printf ':parameters:\\n  :role: :front\\n  tier: !ruby/sym one\\n'
            """);
    site.write("production/manifests/site.pp", "class web { notify { \"${role} ${tier}\": } }");

    CommandRun run = compile("--node_terminus", "exec", "--external_nodes", classifier.toString());
    assertThat(run.withoutErrors().out()).contains("Notify[front one]");
  }

  @Test
  void optionsWithoutTheirOthersAreWrongUsage() throws IOException {
    site.write("production/manifests/site.pp", "");
    CommandRun jobs = compile("--jobs", "2");
    assertThat(jobs.code()).isEqualTo(2);
    assertThat(jobs.err()).contains("--jobs is for --batch");
    CommandRun classifier = compile("--external_nodes", "/bin/true");
    assertThat(classifier.code()).isEqualTo(2);
    assertThat(classifier.err()).contains("--external_nodes needs --node_terminus exec");
  }

  @Test
  void onlyNamesThatCertificatesCanHaveAreCompiled() throws IOException {
    site.write("production/manifests/site.pp", "");
    site.write("facts.json", "{}");
    for (String name : List.of("", "../x", "a/b", "n\u00e9", "a\tb")) {
      CommandRun run = site.run("compile", name);
      assertThat(run.code()).as(name).isEqualTo(1);
      assertThat(run.err()).as(name).contains("[INVALID_CERTNAME]").doesNotContain("\t");
    }
    for (String name : List.of("Web1", "a b", "-x.example.com", "..")) {
      assertThat(site.run("compile", "--", name).withoutErrors().out())
          .endsWith("for " + name + "\n");
    }
  }

  /** What {@code Puppet::Node::Facts#sanitize} makes of the same facts. */
  @Test
  void factsThatAreNullAreEmptyTexts() throws IOException {
    site.write("production/manifests/site.pp", "notify { \"${facts['f']} ${top =~ String}\": }\n");
    String facts = "{\"top\": null, \"f\": {\"nul\": null, \"l\": [null, 1, false]}}";
    for (String name : List.of("nulls.json", "nulls.yaml")) {
      String path = site.write(name, facts).toString();
      CommandRun run =
          CommandRun.of(
              List.of("compile", "web1", "--environmentpath", root.toString(), "--facts", path));
      assertThat(run.withoutErrors().out()).contains("Notify[{nul => , l => [, 1, false]} true]");
    }
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
    assertThat(compile().err())
        .contains("returned 1")
        .contains("production/environment.conf:1:18 [CONFIG_VERSION]");
  }

  @Test
  void aCompileMayTakeSoLong() throws IOException {
    site.write("production/manifests/site.pp", "Integer[0, 90000000000].each |$n| { $x = $n }\n");

    CommandRun run = compile("--time-limit", "1");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains("takes longer than 1 s").contains("[TIME_LIMIT]");
    assertThat(compile("--time-limit", "0").code()).isEqualTo(2);
  }

  @Test
  void aNodeNamePatternEndsInTime() throws IOException {
    site.write("production/manifests/site.pp", "node /^(a+)+$/ { }\n");
    site.write("facts.json", "{}");

    CommandRun run = site.run("compile", "a".repeat(60) + "b", "--time-limit", "1");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains("REGEX_TIME_LIMIT");
  }

  @Test
  void otherCommandsAreInTheClassifiersEnvironmentToo() throws IOException {
    site.write("production/manifests/site.pp", "");
    site.write("staging/manifests/site.pp", "notify { \"in ${environment}\": }");
    site.write("staging/hiera.yaml", "version: 5\n");
    site.write("staging/data/common.yaml", "key: staged\n");
    site.write("facts.json", "{}");

    assertThat(inStaging("lookup", "key", "--node", "web1").withoutErrors().out())
        .isEqualTo("--- staged\n");
    assertThat(inStaging("explain", "web1", "Notify[in staging]").withoutErrors().out())
        .contains("Notify[in staging]");
  }

  @Test
  void anAppliedDirectoryIsTheClassifiersEnvironmentOrRefused() throws IOException {
    Path production = site.write("production/manifests/site.pp", "");
    Path staging = site.write("staging/manifests/site.pp", "notify { \"in ${environment}\": }");
    site.write("facts.json", "{}");

    assertThat(applyInStaging("-e", "notify { $environment: }").out()).contains("Notify[staging]");
    assertThat(applyInStaging(environmentOf(production)).err())
        .contains("demands the environment 'staging'")
        .contains("CLASSIFIER_ENVIRONMENT");
    assertThat(applyInStaging(environmentOf(staging)).withoutErrors().out())
        .contains("Notify[in staging]");
  }

  private static String environmentOf(Path manifest) {
    return manifest.resolve("../..").normalize().toString();
  }

  private CommandRun applyInStaging(String... what) throws IOException {
    List<String> options = new ArrayList<>(List.of("--noop"));
    options.addAll(List.of("--statedir", root.resolve("state").toString()));
    options.addAll(List.of(what));
    return inStaging("apply", options.toArray(String[]::new));
  }

  /** Runs a command for a node whose classifier demands the environment {@code staging}. */
  private CommandRun inStaging(String command, String... options) throws IOException {
    Path classifier = script("classify", "echo 'environment: staging'\n");
    List<String> arguments = new ArrayList<>(List.of(options));
    arguments.addAll(List.of("--node_terminus", "exec"));
    arguments.addAll(List.of("--external_nodes", classifier.toString()));
    return site.run(command, arguments.toArray(String[]::new));
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

  @Test
  void nativeVersionsOfFunctionsCanBeTurnedOff() throws IOException {
    Path installed =
        Path.of("/usr/share/puppet/modules/stdlib/lib/puppet/parser/functions/parsejson.rb");
    assumeTrue(Files.exists(installed), "The module stdlib is not installed");
    String lib = "production/modules/stdlib/lib/puppet/";
    site.write(lib + "parser/functions/parsejson.rb", Files.readString(installed));
    // The function's code asks for this file, so the file tells whether the code runs.
    site.write(lib + "util/json.rb", "Puppet.notice('this is Ruby')\n");
    site.write("production/manifests/site.pp", "notify { parsejson('[\"a\"]'): }\n");

    CommandRun usual = compile();
    CommandRun ruby = compile("--no-native");

    assertThat(usual.out()).contains("Notify[a]");
    assertThat(usual.err()).doesNotContain("this is Ruby");
    assertThat(ruby.out()).contains("Notify[a]");
    assertThat(ruby.err()).contains("this is Ruby");
  }
}
