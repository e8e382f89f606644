package plumb.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code plumb agent}: runs whose catalogs are compiled on the host. */
class AgentCommandTest {
  private final Path environment;
  private final Path target;
  private final Path state;

  AgentCommandTest(@TempDir Path directory) throws IOException {
    environment = directory.resolve("production");
    target = directory.resolve("target");
    state = directory.resolve("state");
    Files.createDirectories(environment.resolve("manifests"));
    Files.createDirectories(environment.resolve("modules/web/files"));
    Files.writeString(environment.resolve("modules/web/files/page"), "page\n");
    site("file { '" + target + "': source => 'puppet:///modules/web/page' }\n");
  }

  private void site(String code) throws IOException {
    Files.writeString(environment.resolve("manifests/site.pp"), code);
  }

  private CommandRun run(String... more) {
    String[] words = new String[4 + more.length];
    words[0] = "agent";
    words[1] = environment.toString();
    words[2] = "--statedir";
    words[3] = state.toString();
    System.arraycopy(more, 0, words, 4, more.length);
    return CommandRun.of(words);
  }

  @Test
  void compilesAndConverges() {
    CommandRun run = run("--test");
    assertThat(run.code()).as(run.err()).isEqualTo(2);
    assertThat(target).hasContent("page\n");
    assertThat(run("--test").code()).isZero();
  }

  @Test
  void whatDoesNotCompileIsSaidAndTheLastCatalogServes() throws IOException {
    site("file { '" + target + "': content => 'kept' }\n");
    assertThat(run("--onetime").code()).isZero();
    Files.delete(target);
    site("file { '" + target + "': content => 1 + 'one' }\n");
    CommandRun run = run("--onetime");
    assertThat(run.err()).contains("[NOT_NUMERIC]", "manifests/site.pp:1");
    assertThat(run.code()).isZero();
    assertThat(target).hasContent("kept");
    assertThat(run("--test").code()).isEqualTo(1);
  }

  @Test
  void settingsAreTheDefaultsOfItsOptions() throws IOException {
    Path settings = state.resolveSibling("agent.yaml");
    Files.writeString(settings, "noop: true\nstrict: error\n");
    assertThat(run("--onetime", "--config", settings.toString()).code()).isZero();
    assertThat(target).doesNotExist();
    assertThat(run("--onetime", "--no-noop", "--config", settings.toString()).code()).isZero();
    assertThat(target).exists();
    Files.writeString(settings, "noop: maybe\n");
    assertThat(run("--onetime", "--config", settings.toString()).code()).isEqualTo(2);
  }
}
