package plumb.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import plumb.catalog.json.ValueJson;

/** Inputs that are missing or broken: what people and programs are told of them. */
class InputFaultTest {
  private final Path root;
  private final TestSite site;

  InputFaultTest(@TempDir Path root) {
    this.root = root;
    this.site = new TestSite(root);
  }

  @BeforeEach
  void writeEnvironment() throws IOException {
    site.write("production/manifests/site.pp", "notify { 'x': }");
    site.write("facts.json", "{}");
  }

  private CommandRun compile(String... options) {
    List<String> arguments = new ArrayList<>(List.of("compile", "web1.example.com"));
    arguments.addAll(List.of("--environmentpath", root.toString()));
    arguments.addAll(List.of(options));
    return CommandRun.of(arguments);
  }

  private CommandRun withFacts(String name) {
    return compile("--facts", root.resolve(name).toString());
  }

  private static void assertPlain(CommandRun run, String code) {
    assertThat(run.code()).as(run.err()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .startsWith("error")
        .contains("[" + code + "]")
        .doesNotContain("Exception")
        .doesNotContain("Source:")
        .doesNotContain("\tat ");
  }

  @Test
  void brokenFactsAreShownAtTheirPlace() throws IOException {
    site.write("bad.json", "{\n  \"a\": nonsense\n}");
    site.write("list.json", "[1]");
    site.write("bad.yaml", "a: 1\nb: [1\n");
    site.write("list.yaml", "- 1\n");
    site.write("folder/x", "");
    Files.write(
        root.resolve("latin.json"), "{\n\"a\": \"\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1));

    CommandRun json = withFacts("bad.json");
    assertPlain(json, "INVALID_FACTS");
    assertThat(json.err()).contains("bad.json:");
    assertPlain(withFacts("list.json"), "INVALID_FACTS");
    CommandRun yaml = withFacts("bad.yaml");
    assertThat(yaml.code()).isEqualTo(1);
    assertThat(yaml.err()).contains("bad.yaml:").doesNotContain("INTERNAL");
    assertPlain(withFacts("list.yaml"), "INVALID_FACTS");
    assertPlain(withFacts("folder"), "MISSING_FILE");
    assertPlain(withFacts("nowhere.json"), "MISSING_FILE");
    CommandRun latin = withFacts("latin.json");
    assertPlain(latin, "INVALID_FACTS");
    assertThat(latin.err()).contains("no text in UTF-8").contains("latin.json:2:7");
  }

  @Test
  void aManifestThatIsNotThereIsNoEmptyOne() throws IOException {
    Path loop = Files.createSymbolicLink(root.resolve("loop.pp"), root.resolve("loop.pp"));
    assertPlain(compile("--manifest", root.resolve("nope.pp").toString()), "MISSING_FILE");
    assertPlain(compile("--manifest", loop.toString()), "MISSING_FILE");
    assertPlain(CommandRun.of("apply", loop.toString()), "MISSING_FILE");
    assertPlain(CommandRun.of("validate", root.resolve("nope.pp").toString()), "MISSING_FILE");
  }

  @Test
  void anEnvironmentPathThatIsNotThereIsNoEmptyOne() {
    String nowhere = root.resolve("nowhere").toString();
    CommandRun run = CommandRun.of("compile", "web1.example.com", "--environmentpath", nowhere);
    assertPlain(run, "MISSING_FILE");
    assertThat(run.err()).contains(nowhere);
  }

  @ParameterizedTest
  @ValueSource(strings = {"exec", "foo"})
  void aTerminusThatCannotBeIsWrongUsage(String terminus) {
    CommandRun run =
        compile("--facts", root.resolve("facts.json").toString(), "--node_terminus=" + terminus);
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("--node_terminus").contains("`plumb compile --help`");
  }

  @Test
  void aNodeOfWhichTheClassifierSaysNothingDoesNotExist() {
    assertPlain(classifiedBy("/bin/true"), "IO");
    assertThat(classifiedBy("/bin/true").err()).contains("Could not find node 'web1.example.com'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/nowhere/classify", "relative", "/tmp", "/bin/false"})
  void aClassifierThatFailsIsNamed(String command) {
    CommandRun run = classifiedBy(command);
    assertPlain(run, "IO");
    assertThat(run.err())
        .contains("Failed to find web1.example.com via exec: ")
        .contains(command)
        .doesNotContain("error=");
  }

  private CommandRun classifiedBy(String command) {
    return compile(
        "--facts",
        root.resolve("facts.json").toString(),
        "--node_terminus=exec",
        "--external_nodes=" + command);
  }

  @Test
  void resultsOfABatchNeedADirectory() throws IOException {
    Path batch = site.write("nodes.jsonl", "{\"name\":\"a\"}\n");
    Path out = site.write("taken", "");
    CommandRun run = CommandRun.of("compile", "--batch", batch.toString(), "--out", out.toString());
    assertPlain(run, "IO");
    assertThat(run.err()).contains("taken: this is no directory");
  }

  @ParameterizedTest
  @CsvSource({
    "compile web1 --json --environmentpath ROOT --facts ROOT/facts.json --manifest ROOT/bad.pp, NOT_NUMERIC",
    "compile web1 --json --environmentpath ROOT --facts ROOT/nope.json, MISSING_FILE",
    "apply --json ROOT/nope.pp, MISSING_FILE",
    "validate --json ROOT/nope.pp, MISSING_FILE",
    "validate --json ROOT/syntax.pp, SYNTAX_ERROR",
    "lookup k --render-as json --environmentpath ROOT --facts ROOT/facts.json, LOOKUP_NOT_FOUND",
    "explain web1 Notify[y] --json --environmentpath ROOT --facts ROOT/nope.json, MISSING_FILE"
  })
  void programsReadFailuresAsJson(String line, String code) throws IOException {
    site.write("bad.pp", "\n$x = 1 + 'one'");
    site.write("syntax.pp", "$x = )");
    CommandRun run = CommandRun.of(line.replace("ROOT", root.toString()).split(" "));
    assertThat(run.code()).as(run.err()).isEqualTo(1);
    assertThat(ValueJson.parse(run.out()))
        .asInstanceOf(InstanceOfAssertFactories.MAP)
        .extractingByKey("diagnostics", InstanceOfAssertFactories.LIST)
        .first()
        .asInstanceOf(InstanceOfAssertFactories.map(String.class, Object.class))
        .containsEntry("severity", "error")
        .containsEntry("code", code)
        .containsKey("message");
  }

  @Test
  void aFactThatIsNotThereIsNull() {
    assertThat(ValueJson.parse(CommandRun.of("facts", "nope.x", "--json").withoutErrors().out()))
        .isEqualTo(ValueJson.parse("{\"nope.x\": null}"));
  }
}
