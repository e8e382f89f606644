package plumb.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code plumb lint} with checks of what manifests mean: how they are chosen, and what they see.
 */
class LintMeaningTest {
  private final Path directory;

  LintMeaningTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @BeforeEach
  void writeModules() throws IOException {
    write("src/web/metadata.json", "{");
    write(
        "src/web/manifests/init.pp", "class web {\n  include db::sever\n  include web::gone\n}\n");
    write("others/db/manifests/init.pp", "class db { }\n");
    write("others/db/manifests/server.pp", "class db::server { }\n");
  }

  private void write(String file, String text) throws IOException {
    Path path = directory.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  private CommandRun lint(String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of("lint", "--no-config", "--no-cache", "--log-format", "%{line} %{check}"));
    command.addAll(Arrays.asList(arguments));
    return CommandRun.of(command);
  }

  private String source() {
    return directory.resolve("src").toString();
  }

  @Test
  void meaningIsCheckedUnlessStyleAloneIsAskedFor() throws Exception {
    assertThat(lint(source()).out()).contains("3 unknown_class", "1 invalid_metadata");
    assertThat(lint("--style-only", source()).out()).doesNotContain("unknown_class", "metadata");
    assertThat(lint("--only-checks", "80chars", source()).out()).isEmpty();
    assertThat(lint("--no-unknown_class-check", source()).out()).doesNotContain("unknown_class");
  }

  @Test
  void otherModulesAreThoseOfTheModulePath() throws Exception {
    assertThat(lint("--only-checks", "unknown_class", source()).out().lines())
        .containsExactly("3 unknown_class");
    String others = directory.resolve("others").toString();
    assertThat(lint("--only-checks", "unknown_class", "--modulepath", others, source()).out())
        .isEqualToIgnoringNewLines("2 unknown_class" + "3 unknown_class");
  }

  @Test
  void warningsDoNotFailUnlessTheyAreToAndInvalidManifestsDo() throws Exception {
    assertThat(lint("--only-checks", "unknown_class", source()).code()).isZero();
    assertThat(lint("--only-checks", "unknown_class", "--fail-on-warnings", source()).code())
        .isEqualTo(1);
    write("src/web/manifests/bad.pp", "class web::bad { $a = 1 $a += 2 }\n");
    CommandRun run = lint("--only-checks", "invalid_manifest", source());
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).contains("invalid_manifest");
  }

  @Test
  void commentsIgnoreFindings() throws Exception {
    write(
        "src/web/manifests/init.pp",
        "class web {\n  include web::gone # lint:ignore:unknown_class made by hand\n}\n");
    assertThat(lint("--only-checks", "unknown_class", source()).out()).isEmpty();
  }
}
