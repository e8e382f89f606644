package plumb.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
class UnreadableFilesTest {
  private static final String HIERA = "version: 5\nhierarchy: [{name: a, path: a.yaml}]\n";

  private final Path root;

  UnreadableFilesTest(@TempDir Path root) {
    this.root = root;
  }

  @ParameterizedTest
  @MethodSource
  void placesOfBytesThatAreNoUtf8(String file, String content, String manifest) throws IOException {
    write("production/hiera.yaml", HIERA);
    write("production/manifests/site.pp", manifest);
    Path bad = write("production/" + file, content);
    String[] before = content.substring(0, content.indexOf('\u00E9')).split("\n", -1);
    String place = bad + ":" + before.length + ":" + (before[before.length - 1].length() + 1);
    CommandRun run = new TestSite(root).run("compile", "web1");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err())
        .contains("invalid byte sequence in UTF-8: 0xE9")
        .contains(place)
        .doesNotContain("Exception");
  }

  static Stream<Arguments> placesOfBytesThatAreNoUtf8() {
    return Stream.of(
        arguments("manifests/site.pp", "$a = 1\n# caf\u00E9\n", ""),
        arguments("modules/m/manifests/init.pp", "class m {\n  $x = 'caf\u00E9'\n}", "include m"),
        arguments("modules/m/templates/a.epp", "x\n\u00E9\n", "$x = epp('m/a.epp')"),
        arguments("modules/m/files/a", "abc\u00E9\n", "$x = file('m/a')"),
        arguments("data/a.yaml", "a: 1\nb: '\u00E9'\n", "$x = lookup('a')"));
  }

  @Test
  void validationRefusesBytesThatAreNoUtf8() throws IOException {
    Path manifest = write("a.pp", "notice('x')\nnotice('caf\u00E9')\n");
    CommandRun run = CommandRun.of("validate", manifest.toString());
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains("[INVALID_UTF8]").contains(manifest + ":2:12");
    assertThat(run.err()).contains("hint: ").contains("iconv");
    assertThat(CommandRun.of("validate", "--json", manifest.toString()).out())
        .contains("\"line\": 2");
  }

  @Test
  void aReplacementCharacterInAFileIsNoMistake() throws IOException {
    Path manifest = Files.writeString(root.resolve("a.pp"), "notice('\uFFFD \u00E9')\n");
    assertThat(CommandRun.of("validate", manifest.toString()).code()).isZero();
  }

  @Test
  void namedPipesAreRefused() throws IOException, InterruptedException {
    Path pipe = root.resolve("pipe.pp");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    for (List<String> arguments :
        List.of(
            List.of("validate", pipe.toString()),
            List.of("compile", "--manifest", pipe.toString()),
            List.of("apply", "--noop", pipe.toString()))) {
      CommandRun run = CommandRun.of(arguments);
      assertThat(run.code()).as("%s", arguments).isEqualTo(1);
      assertThat(run.err()).contains(pipe + ": this is no regular file");
    }
  }

  private Path write(String name, String content) throws IOException {
    Files.writeString(root.resolve("facts.json"), "{}");
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.write(file, content.getBytes(ISO_8859_1));
  }
}
