package plumb.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The Puppet code that this repository ships is valid here and for the reference. */
class ShippedCodeTest {
  private static Installation installation;

  @BeforeAll
  static void install() throws Exception {
    installation = Installation.create();
  }

  @AfterAll
  static void remove() throws Exception {
    installation.close();
  }

  static Stream<Path> modules() throws IOException {
    return directoriesIn("modules");
  }

  static Stream<Path> examples() throws IOException {
    return directoriesIn("examples");
  }

  @Test
  void plumbFindsNothingToComplainAbout() throws Exception {
    Installation.Result result = installation.plumb("validate", "modules", "examples");
    assertThat(result.err()).isEmpty();
    assertThat(result.out()).endsWith(" files, 0 syntax errors, 0 rule errors, 0 warnings\n");
  }

  @Test
  void neitherDoesPuppetLint() throws Exception {
    assumeTrue(isInstalled("puppet-lint"), "puppet-lint is not installed");
    Installation.Result result =
        installation.run(Map.of(), List.of("puppet-lint", "modules/", "examples/"));
    assertThat(result.out() + result.err()).isEmpty();
  }

  /** One environment at a time: each has a default node of its own. */
  @ParameterizedTest
  @MethodSource("examples")
  void theReferenceParsesEveryExample(Path example) throws Exception {
    assumeTrue(isInstalled("puppet"), "puppet is not installed");
    Installation.Result result =
        installation.run(
            Map.of(), List.of("puppet", "parser", "validate", "modules", example.toString()));
    assertThat(result.err()).isEmpty();
    assertThat(result.exitCode()).isZero();
  }

  @ParameterizedTest
  @MethodSource("modules")
  void everyModuleSaysWhatItIs(Path module) throws Exception {
    Map<String, String> metadata = topLevelStrings(module.resolve("metadata.json"));
    assertThat(metadata).containsEntry("name", "plumb-" + module.getFileName());
    assertThat(metadata).containsKeys("version", "author", "summary", "license", "source");
    assertThat(module.resolve("README.md")).isNotEmptyFile();
    assertThat(module.resolve("examples/init.pp")).isNotEmptyFile();
    assertThat(Files.readString(module.resolve("CHANGELOG.md")))
        .contains("\n## " + metadata.get("version") + "\n");
  }

  private static Stream<Path> directoriesIn(String name) throws IOException {
    try (Stream<Path> all = Files.list(Installation.REPOSITORY.resolve(name))) {
      return all.filter(Files::isDirectory).sorted().toList().stream();
    }
  }

  private static Map<String, String> topLevelStrings(Path json) throws IOException {
    Map<String, String> values = new HashMap<>();
    try (JsonParser parser = new JsonFactory().createParser(json.toFile())) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        if (parser.nextToken() == JsonToken.VALUE_STRING) {
          values.put(name, parser.getText());
        } else {
          parser.skipChildren();
        }
      }
    }
    return values;
  }

  private static boolean isInstalled(String program) {
    return Files.isExecutable(Path.of("/usr/bin", program));
  }
}
