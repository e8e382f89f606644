package plumb.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;

/** What {@code plumb lint --format} prints is what the services that it is for read. */
class LintFormatTest {
  private static final Path PUPPET_LINT = Path.of("/usr/bin/puppet-lint");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path directory;

  LintFormatTest(@TempDir Path directory) throws IOException {
    this.directory = directory;
    write("clean.pp", "$a = 1\n");
    write(
        "two.pp", "$a = ['ä', \"x\"]  \n$b = \"y\" # lint:ignore:double_quoted_strings so be it\n");
    write("alike.pp", "$a = \"x\"\n$a = \"x\"\n");
    write("o d%d,n:a&me.pp", "// 1\n$a = '<\u0001>' $b-c\n");
  }

  private void write(String file, String text) throws IOException {
    Path path = directory.resolve(file);
    Files.createDirectories(path.resolveSibling(""));
    Files.writeString(path, text);
  }

  private CommandRun lint(String... arguments) {
    List<String> command = new ArrayList<>(List.of("lint", "--no-config", "--style-only"));
    command.addAll(Arrays.asList(arguments));
    command.add(directory.toString());
    return CommandRun.of(command);
  }

  @Test
  void sarifKeepsToItsSchema() throws Exception {
    for (String option : List.of("--sarif", "--show-ignored", "--only-checks=80chars")) {
      String log = lint("--format=sarif", option).out();
      assertThat(problems(log)).isEmpty();
    }
    String broken = lint("--sarif").out().replaceFirst("\"startLine\": 1", "\"startLine\": 0");
    assertThat(problems(broken)).isNotEmpty();
  }

  private static List<String> problems(String log) throws IOException {
    try (InputStream schema =
        Objects.requireNonNull(
            LintFormatTest.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json"))) {
      return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7)
          .getSchema(schema)
          .validate(log, InputFormat.JSON)
          .stream()
          .map(Object::toString)
          .toList();
    }
  }

  @Test
  void sarifSaysWhatPuppetLintSays() throws Exception {
    assumeTrue(Files.isExecutable(PUPPET_LINT), "puppet-lint is not installed");
    ProcessBuilder builder =
        new ProcessBuilder(PUPPET_LINT.toString(), "--no-config", "--sarif", directory.toString());
    builder.environment().put("LC_ALL", "C.UTF-8");
    Process process = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
    String reference = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    CommandRun own = lint("--sarif");

    assertThat(own.code()).isEqualTo(process.waitFor());
    assertThat(sarif(own.out())).isNotEmpty().hasSameElementsAs(sarif(reference));
  }

  /** The results of a log as lines, with whole paths. */
  private static List<String> sarif(String log) throws IOException {
    JsonNode run = JSON.readTree(log).at("/runs/0");
    List<String> lines = new ArrayList<>();
    for (JsonNode result : run.get("results")) {
      JsonNode place = result.at("/locations/0/physicalLocation");
      String reference = place.at("/artifactLocation/uri").asText();
      if (!reference.startsWith("file:")) {
        String id = place.at("/artifactLocation/uriBaseId").asText();
        // puppet-lint does not encode its references.
        reference =
            run.at("/originalUriBaseIds/" + id + "/uri").asText()
                + reference.replace("%d", "%25d").replace(" ", "%20");
      }
      JsonNode rule = run.at("/tool/driver/rules/" + result.get("ruleIndex"));
      assertThat(rule.get("id")).isEqualTo(result.get("ruleId"));
      lines.add(
          URI.create(reference).getPath()
              + place.get("region")
              + rule.get("id")
              + rule.get("defaultConfiguration")
              + result.get("message"));
    }
    return lines;
  }

  @Test
  void sarifNamesFilesBelowTheWorkingDirectory() throws Exception {
    JsonNode run = JSON.readTree(elsewhere(Map.of(), "--sarif", "o d%d,n:a&me.pp")).at("/runs/0");

    String base = run.at("/originalUriBaseIds/%SRCROOT%/uri").asText();
    String reference =
        run.at("/results/0/locations/0/physicalLocation/artifactLocation/uri").asText();
    assertThat(reference).isEqualTo("o%20d%25d,n%3Aa&me.pp");
    assertThat(URI.create(base).resolve(reference).getPath())
        .isEqualTo(directory.resolve("o d%d,n:a&me.pp").toRealPath().toString());
  }

  @Test
  void sarifHasFixesAndWhatIsIgnored() throws Exception {
    JsonNode results = JSON.readTree(lint("--sarif", "--show-ignored").out()).at("/runs/0/results");

    assertThat(results.at("/0/fixes/0/artifactChanges/0/replacements/0"))
        .isEqualTo(
            JSON.readTree(
                """
                {"deletedRegion": {"startLine": 1, "startColumn": 6, "endLine": 1, "endColumn": 9},
                 "insertedContent": {"text": "'x'"}}
                """));
    assertThat(results)
        .filteredOn(result -> result.has("suppressions"))
        .singleElement()
        .extracting(result -> result.get("suppressions"))
        .isEqualTo(
            JSON.readTree(
                """
                [{"kind": "inSource", "justification": "so be it"}]
                """));
  }

  @Test
  void issuesOfCodeClimateHaveFingerprintsThatStay() throws Exception {
    JsonNode before = JSON.readTree(lint("--format", "codeclimate").out());
    assertThat(before).hasSize(6);
    ObjectNode first = before.get(0).deepCopy();
    assertThat(first.remove("fingerprint").asText()).matches("[0-9a-f]{32}");
    assertThat(first)
        .isEqualTo(
            JSON.readTree(
                """
                {"type": "issue", "check_name": "double_quoted_strings",
                 "description": "double quoted string containing no variables",
                 "categories": ["Style"], "severity": "minor",
                 "location": {"path": "DIRECTORY/alike.pp", "lines": {"begin": 1, "end": 1}}}
                """
                    .replace("DIRECTORY", directory.toString())));
    write("alike.pp", "\n\n" + Files.readString(directory.resolve("alike.pp")));

    JsonNode after = JSON.readTree(lint("--format", "codeclimate").out());

    assertThat(after.findValuesAsText("fingerprint"))
        .isEqualTo(before.findValuesAsText("fingerprint"))
        .doesNotHaveDuplicates();
  }

  @Test
  void gitlabAndGithubKnowPathsBelowTheirRoots() throws Exception {
    String root = directory.resolve("..").normalize().toString();
    String below = directory.toString().substring(root.length() + 1);
    String issues = elsewhere(Map.of("CI_PROJECT_DIR", root), "--format", "gitlab", "two.pp");
    assertThat(JSON.readTree(issues).findValuesAsText("path")).containsOnly(below + "/two.pp");

    assertThat(elsewhere(Map.of("GITHUB_WORKSPACE", root), "--format=github", "two.pp").lines())
        .containsExactly(
            "::warning file="
                + below
                + "/two.pp,line=1,col=12,title=double_quoted_strings::double quoted string"
                + " containing no variables",
            "::error file="
                + below
                + "/two.pp,line=1,col=16,title=trailing_whitespace::trailing whitespace found");
  }

  /** What a process prints that runs in the directory of the manifests. */
  private String elsewhere(Map<String, String> environment, String... arguments) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "plumb.cli.Main",
                "lint",
                "--style-only",
                "--no-config"));
    command.addAll(Arrays.asList(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
    builder.environment().keySet().removeAll(List.of("CI_PROJECT_DIR", "GITHUB_WORKSPACE"));
    builder.environment().putAll(environment);
    Process process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isBetween(0, 1);
    return output;
  }

  @Test
  void hintsAndPagesAreInReports() throws Exception {
    write("site/manifests/init.pp", "# Doc.\nclass site {\n  include site::wen\n}\n");
    write("site/manifests/web.pp", "# Doc.\nclass site::web { }\n");
    String site = directory.resolve("site").toString();
    String command = CommandRun.of("lint", "--no-config", "--format=github", site).out();
    assertThat(command).contains("title=unknown_class::").contains("%0A").contains("site::web");
    String hint = command.substring(command.indexOf("%0A") + 3).strip();

    JsonNode run =
        JSON.readTree(CommandRun.of("lint", "--no-config", "--sarif", site).out()).at("/runs/0");
    assertThat(run.at("/results/0/message/text").asText()).endsWith("\n" + hint);
    JsonNode rule = run.at("/tool/driver/rules/0");
    assertThat(rule.get("id").asText()).isEqualTo("unknown_class");
    assertThat(rule.at("/shortDescription/text").asText()).isNotEmpty().doesNotContain("\n");
    assertThat(rule.at("/help/markdown").asText()).contains("Bad", "```puppet\n", "Good");
    assertThat(
            problems(
                run.toString().transform(one -> "{\"version\":\"2.1.0\",\"runs\":[" + one + "]}")))
        .isEmpty();

    JsonNode issues =
        JSON.readTree(CommandRun.of("lint", "--no-config", "--format=gitlab", site).out());
    assertThat(issues.at("/0/content/body").asText()).isEqualTo(hint);
    assertThat(issues.at("/0/categories/0").asText()).isEqualTo("Bug Risk");
    assertThat(CommandRun.of("lint", "--no-config", "--format=junit", site).out())
        .contains(hint.replace("&", "&amp;"));
  }

  @Test
  void githubCommandsAreEscaped() {
    assertThat(lint("--format", "github").out())
        .contains("o d%25d%2Cn%3Aa&me.pp,line=1,col=1,title=slash_comments::// comment found\n");
  }

  @Test
  void junitHasACaseForEachFindingAndEachCleanFile() throws Exception {
    byte[] report = lint("--format", "junit").out().getBytes(StandardCharsets.UTF_8);
    Element root =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(report))
            .getDocumentElement();

    assertThat(root.getAttribute("tests")).isEqualTo("7");
    assertThat(root.getAttribute("failures")).isEqualTo("6");
    assertThat(elements(root, "testsuite").map(one -> one.getAttribute("name")))
        .containsExactly(
            directory + "/alike.pp",
            directory + "/clean.pp",
            directory + "/o d%d,n:a&me.pp",
            directory + "/two.pp");
    assertThat(elements(root, "testcase").map(one -> one.getAttribute("name")))
        .contains("lint", "double_quoted_strings at 1:6", "double_quoted_strings at 2:6");
    assertThat(elements(root, "failure").map(one -> one.getAttribute("type")))
        .contains("error", "warning");
    assertThat(elements(root, "failure").map(Element::getTextContent))
        .contains(directory + "/two.pp:1:16: trailing whitespace found");
  }

  private static Stream<Element> elements(Element root, String name) {
    var nodes = root.getElementsByTagName(name);
    return Stream.iterate(0, i -> i < nodes.getLength(), i -> i + 1)
        .map(i -> (Element) nodes.item(i));
  }

  @Test
  void jsonAndTextAreThoseOfTheirOwnOptions() {
    assertThat(lint("--format", "json").out()).isEqualTo(lint("--json").out());
    assertThat(lint("--format", "text", "--with-filename").out()).isEqualTo(lint().out());
    assertThat(lint("--json", "--sarif").out()).contains("\"version\": \"2.1.0\"");
    assertThat(lint("--format", "yaml").code()).isEqualTo(1);
  }
}
