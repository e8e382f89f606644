package plumb.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code plumb lookup}, beside {@code puppet lookup} where that is installed. */
class LookupCommandTest {
  private final Path root;
  private final TestSite site;
  private String out = "";
  private String err = "";

  LookupCommandTest(@TempDir Path root) {
    this.root = root;
    this.site = new TestSite(root);
  }

  @BeforeEach
  void writeEnvironment() throws IOException {
    site.write(
        "production/hiera.yaml",
        """
        version: 5
        hierarchy:
          - name: Role
            path: "role/%{facts.role}.yaml"
          - name: Common
            path: common.yaml
        """);
    site.write(
        "production/data/role/web.yaml", "servers: [a, b]\nusers: {root: {uid: 0}}\nport: 80\n");
    site.write(
        "production/data/common.yaml",
        """
        lookup_options:
          users: {merge: deep}
        servers: [c, a]
        users:
          guest: {uid: 100, shell: '%{lookup("shell")}'}
        shell: /bin/false
        site: "%{site}"
        """);
    site.write("production/manifests/site.pp", "$site = 'from the manifest'\n");
    site.write("facts.json", "{\"role\": \"web\"}");
  }

  private int lookup(String... arguments) {
    List<String> all = new ArrayList<>(List.of("lookup"));
    all.addAll(common());
    all.addAll(Arrays.asList(arguments));
    if (!all.contains("--facts")) {
      all.addAll(facts());
    }
    CommandRun run = CommandRun.of(all);
    out = run.out();
    err = run.err();
    return run.code();
  }

  private List<String> common() {
    return List.of(
        "--environmentpath",
        root.toString(),
        "--environment",
        "production",
        "--node",
        "web1.example.com");
  }

  private List<String> facts() {
    return List.of("--facts", root.resolve("facts.json").toString());
  }

  @Test
  void manifestsAreNotReadUnlessTheyAreCompiled() throws IOException {
    site.write("production/manifests/site.pp", "this { is not Puppet");
    assertThat(lookup("port")).isZero();
    assertThat(out).isEqualTo("--- 80\n");
    assertThat(lookup("port", "--compile")).isEqualTo(1);
    assertThat(err).contains("production/manifests/site.pp:1");
  }

  @Test
  void aDataFileThatIsAPipeIsNamedAsWhatItIs() throws Exception {
    Path pipe = root.resolve("production/data/role/pipe.yaml");
    assumeTrue(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0);
    site.write("facts.json", "{\"role\": \"pipe\"}");
    assertThat(lookup("port")).isEqualTo(1);
    assertThat(err).contains("pipe.yaml: this is no regular file");
  }

  @Test
  void anExplanationSaysWhichDataIsBroken() throws IOException {
    site.write("production/data/role/web.yaml", "servers: [1\nb: 2\n");
    String place = "production/data/role/web.yaml, line: 2, column: 2)";
    assertThat(lookup("port", "--explain")).isZero();
    assertThat(out).contains("Unable to parse (").contains(place);
    assertThat(lookup("port", "--explain", "--render-as", "json")).isZero();
    assertThat(out)
        .contains("\"texts\":[\"Unable to parse (")
        .contains(place)
        .contains("\"type\":\"root\"")
        .doesNotContain("\"type\":\"meta\"");
  }

  @Test
  void bytesThatAreNoTextStayBytes() throws IOException {
    site.write("production/data/role/web.yaml", "raw: !!binary /9j/4AA=\ntext: !!binary aGk=\n");
    assertThat(lookup("raw")).as(err).isZero();
    assertThat(out).isEqualTo("--- !binary |-\n  /9j/4AA=\n");
    assertThat(lookup("text")).isZero();
    assertThat(out).isEqualTo("--- hi\n");
  }

  @Test
  void aValueIsPrintedAsYaml() {
    assertThat(lookup("servers")).isZero();
    assertThat(out).isEqualTo("---\n- a\n- b\n");
    assertThat(lookup("servers", "--merge", "unique", "--render-as", "json")).isZero();
    assertThat(out).isEqualTo("[\"a\",\"b\",\"c\"]\n");
    assertThat(lookup("users.guest.shell", "--render-as", "s")).isZero();
    assertThat(out).isEqualTo("/bin/false\n");
  }

  @Test
  void theFirstKeyFoundCountsAndThenTheDefault() {
    assertThat(lookup("nope", "port")).isZero();
    assertThat(out).isEqualTo("--- 80\n");
    assertThat(lookup("nope", "--default", "dflt")).isZero();
    assertThat(out).isEqualTo("--- dflt\n");
  }

  @Test
  void aFailingLookupShowsWhereItLooked() {
    assertThat(lookup("nope")).isEqualTo(1);
    assertThat(out).isEmpty();
    assertThat(err)
        .contains("LOOKUP_NOT_FOUND")
        .contains("looked for 'nope' in\n      Environment, level \"Role\", " + root)
        .contains("/production/data/role/web.yaml: no such key\n");
    assertThat(lookup("nope", "missing")).isEqualTo(1);
    assertThat(err).contains("looked for 'nope' in").contains("looked for 'missing' in");
  }

  @Test
  void anExplanationNamesFilesAndLines() {
    assertThat(lookup("port", "--explain")).isZero();
    assertThat(out)
        .contains("Path \"" + root + "/production/data/role/web.yaml\"")
        .contains("Found key: \"port\" value: 80 (line 3)");
    assertThat(lookup("port", "--explain", "--render-as", "json")).isZero();
    assertThat(out).contains("\"line\":3");
  }

  @Test
  void aValueOfTheWrongTypeIsRefused() {
    assertThat(lookup("port", "--type", "String")).isEqualTo(1);
    assertThat(err).contains("Found value has wrong type, expects a String value, got Integer");
    assertThat(lookup("port", "--type", "Integer")).isZero();
  }

  @Test
  void variablesOfManifestsNeedACompile() {
    assertThat(lookup("site", "--compile")).isZero();
    assertThat(out).isEqualTo("--- from the manifest\n");
    assertThat(lookup("site")).isZero();
    assertThat(out).isEqualTo("--- ''\n");
  }

  @Test
  void factsMayBeYaml() throws IOException {
    site.write("facts.yaml", "values:\n  role: web\n");
    assertThat(lookup("port", "--facts", root.resolve("facts.yaml").toString())).isZero();
    assertThat(out).isEqualTo("--- 80\n");
    site.write("facts.yaml", "role: [web\n");
    assertThat(lookup("port", "--facts", root.resolve("facts.yaml").toString())).isEqualTo(1);
    assertThat(err).contains("facts.yaml:2:1 [YAML_SYNTAX]");
  }

  @Test
  void wrongUsageIsExplained() {
    assertThat(lookup()).isEqualTo(2);
    assertThat(err).contains("No keys were given to lookup.");
    assertThat(lookup("port", "--merge", "nope")).isEqualTo(2);
    assertThat(lookup("port", "--knock-out-prefix", "--")).isEqualTo(2);
  }

  @Test
  void printsWhatPuppetPrints() throws Exception {
    assumeTrue(new ProcessBuilder("which", "puppet").start().waitFor() == 0, "no puppet installed");
    List<List<String>> calls =
        List.of(
            List.of("users"),
            List.of("users", "--explain"),
            List.of("servers", "--merge", "unique", "--explain"),
            List.of("users", "--explain-options"));
    for (List<String> call : calls) {
      lookup(call.toArray(String[]::new));
      assertThat(out.replaceAll(" \\(line \\d+\\)", "")).as("%s", call).isEqualTo(puppet(call));
    }
  }

  private String puppet(List<String> arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("puppet", "lookup"));
    command.addAll(common());
    command.addAll(facts());
    String home = root.resolve("home").toString();
    command.addAll(List.of("--confdir", home, "--vardir", home, "--color", "false"));
    command.addAll(arguments);
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return text;
  }
}
