package plumb.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The launcher with a build at hand; LauncherBuildTest has it build. */
class LauncherTest {

  private static final List<String> HELLO = List.of("./plumb", "apply", "-e", "notice('hello')");

  private Installation installation;

  @BeforeEach
  void install() throws Exception {
    installation = Installation.create();
  }

  @AfterEach
  void remove() throws Exception {
    installation.close();
  }

  @Test
  void runsThroughLinksFromAnywhere() throws Exception {
    Path link =
        Files.createSymbolicLink(installation.folder().resolve("link"), Path.of("plumb/plumb"));
    Path second = Files.createSymbolicLink(installation.folder().resolve("second"), link);
    Installation.Result result =
        installation.run(Map.of(), List.of(second.toString(), "apply", "-e", "notice('hello')"));
    assertThat(result.err()).isEmpty();
    assertThat(result.out()).contains("hello");
    assertThat(result.exitCode()).isZero();
  }

  /** A build whose archive was left behind by another one must only be slower. */
  @ParameterizedTest
  @ValueSource(strings = {"", "not an archive"})
  void anArchiveThatDoesNotFitIsIgnored(String content) throws Exception {
    Files.writeString(installation.build().resolve("plumb.jsa"), content);
    Installation.Result result = installation.run(Map.of(), HELLO);
    assertThat(result.err()).isEmpty();
    assertThat(result.out()).contains("hello");
    assertThat(result.exitCode()).isZero();
  }

  /** The help reads every command's options, the server's among them. */
  @Test
  void theHelpNamesEveryCommand() throws Exception {
    Installation.Result result = installation.run(Map.of(), List.of("./plumb", "--help"));
    assertThat(result.out()).contains("apply", "server", "agent");
    assertThat(result.exitCode()).isZero();
  }

  @Test
  void namesAndOutputAreUtf8WithoutALocale() throws Exception {
    Path manifest =
        Files.writeString(installation.folder().resolve("größe.pp"), "notice('Größe: 5 µm')\n");
    Installation.Result result =
        installation.run(
            Map.of("LC_ALL", "C", "LANG", ""), List.of("./plumb", "apply", manifest.toString()));
    assertThat(result.err()).isEmpty();
    assertThat(result.out()).contains("Größe: 5 µm");
  }

  @Test
  void missingToolsAreNamedToOrdinaryUsers() throws Exception {
    Files.delete(installation.build().resolve("stamp"));
    Path bin = Files.createDirectory(installation.folder().resolve("bin"));
    for (String tool : List.of("bash", "dirname", "find", "flock", "mkdir", "touch", "readlink")) {
      Files.createSymbolicLink(bin.resolve(tool), Path.of("/usr/bin", tool));
    }
    Installation.Result result = installation.run(Map.of("PATH", bin.toString()), HELLO);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).contains("sudo apt-get install maven");
    assertThat(result.exitCode()).isNotZero();
  }
}
