package plumb.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumb.catalog.json.ValueJson;
import plumb.compiler.yaml.YamlReader;

class ModuleDeprecationsCommandTest {
  private final Path module;

  ModuleDeprecationsCommandTest(@TempDir Path directory) throws IOException {
    this.module = directory.resolve("cache");
    write(
        "manifests/init.pp",
        """
        # @param size how much
        # @param bytes Deprecated: use memory instead.
        class cache (
          Integer $size = 1,
          Integer $memory = 1,
          $bytes = undef,
          # DEPRECATED PARAMETERS
          $mb = undef,
        ) {
          if $mb != undef {
            warning("It's cache::mb that is deprecated")
          }
          $real = pick($mb, $size)
        }
        """);
  }

  private void write(String name, String text) throws IOException {
    Path file = module.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private CommandRun run(String... more) {
    List<String> arguments = new ArrayList<>(List.of("module", "deprecations", module.toString()));
    arguments.addAll(List.of(more));
    return CommandRun.of(arguments);
  }

  @Test
  void listsEachWithItsEvidence() {
    assertThat(run().withoutErrors().out())
        .isEqualTo(
            """
            manifests/init.pp:6:3: parameter cache::bytes (stated)
              use cache::memory (stated)
              manifests/init.pp:2:1 is called deprecated in its description: Deprecated: use memory instead.
            manifests/init.pp:8:3: parameter cache::mb (proved)
              use cache::size (proved)
              manifests/init.pp:7:3 stands in a section of deprecated parameters: DEPRECATED PARAMETERS
              manifests/init.pp:11:5 is called deprecated in a message: It's cache::mb that is deprecated
              manifests/init.pp:13:11 gives its value to the replacement: $real = pick($mb, $size)
            2 deprecations
            """);
  }

  @Test
  void draftsAFileWhoseRenamesAreProved() throws Exception {
    String draft = run("--suggest").withoutErrors().out();
    assertThat(draft)
        .endsWith(
            """
            deprecations:
            # stated: manifests/init.pp:2:1 is called deprecated in its description
            - parameter: cache::bytes
              # renamed_to: cache::memory  # stated: manifests/init.pp:2:1
            # proved: manifests/init.pp:11:5 is called deprecated in a message
            - parameter: cache::mb
              renamed_to: cache::size  # proved: manifests/init.pp:13:11
              message: 'It''s cache::mb that is deprecated'
            """);

    String json = ValueJson.text(YamlReader.readPlain("draft.yaml", draft), false);
    Path schema = Path.of("../compiler/docs/deprecations.schema.json");
    assertThat(
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(Files.readString(schema))
                .validate(json, InputFormat.JSON))
        .isEmpty();
    write("deprecations.yaml", draft);
    assertThat(run().withoutErrors().out())
        .contains("deprecations.yaml:6:3: parameter cache::bytes (declared)\n")
        .contains("parameter cache::mb (declared)\n  use cache::size (declared)\n")
        .endsWith("2 deprecations\n");
    assertThat(run("--suggest").withoutErrors().out()).endsWith("deprecations: []\n");
  }

  @Test
  void neverOverwritesAFile() throws Exception {
    String file = module.resolve("draft.yaml").toString();
    run("--suggest", "--output", file).withoutErrors();
    assertThat(Path.of(file)).content().contains("- parameter: cache::mb\n");
    Files.writeString(Path.of(file), "mine\n");

    CommandRun again = run("--suggest", "--output", file);
    assertThat(again.code()).isEqualTo(1);
    assertThat(again.err()).contains("this file exists, and is left as it is");
    assertThat(Path.of(file)).hasContent("mine\n");
  }

  @Test
  void printsJson() throws Exception {
    write(
        "deprecations.yaml",
        "deprecations:\n- parameter: cache::mb\n  renamed_to: size\n  since: 2.0.0\n");
    assertThat(run("--json").withoutErrors().out())
        .contains("\"module\": \"cache\"", "\"confidence\": \"declared\"", "\"since\": \"2.0.0\"")
        .contains("\"name\": \"cache::bytes\"", "\"kind\": \"text\"", "\"line\": 2");
  }

  @Test
  void tellsWhatItCannotRead() throws Exception {
    write("manifests/broken.pp", "class cache::broken {");
    CommandRun run = run();
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains("manifests/broken.pp:1:");
    assertThat(run.out()).endsWith("2 deprecations\n");

    Files.delete(module.resolve("manifests/broken.pp"));
    write("deprecations.yaml", "deprecations:\n- parameter: [cache]\n");
    assertThat(run().err()).contains("deprecations.yaml:2:3").contains("has to be a text");

    assertThat(run("--json", "--suggest").code()).isEqualTo(2);
    assertThat(CommandRun.of("module", "deprecations", module + "/gone").err())
        .contains("this is no directory");
  }
}
