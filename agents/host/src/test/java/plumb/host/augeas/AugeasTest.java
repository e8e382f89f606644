package plumb.host.augeas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import plumb.agent.provider.ProviderException;
import plumb.catalog.report.Report;
import plumb.host.Apply;

/** Tests what the cases beside the reference cannot: its {@code force} always fails. */
class AugeasTest {
  @SuppressWarnings("NullAway.Init") // set by JUnit
  @TempDir
  Path directory;

  private Report apply(Object... parameters) throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/augtool")), "augtool is not installed");
    Path hosts = directory.resolve("etc/hosts");
    if (!Files.exists(hosts)) {
      Files.createDirectories(hosts.getParent());
      Files.writeString(hosts, "127.0.0.1 localhost\n");
    }
    Object[] all = Arrays.copyOf(parameters, parameters.length + 4);
    all[parameters.length] = "root";
    all[parameters.length + 1] = directory.toString();
    all[parameters.length + 2] = "context";
    all[parameters.length + 3] = "/files/etc/hosts";
    return new Apply(directory.resolve("state")).with("Augeas", "a", all).run();
  }

  @Test
  void forceMakesChangesThatChangeNothing() throws Exception {
    Object[] same = {"changes", "set 1/canonical localhost", "force", true};
    assertThat(Apply.events(apply(same))).containsExactly("executed successfully");
    assertThat(apply("changes", "set 1/canonical localhost").status()).isEqualTo("unchanged");
  }

  @Test
  void aFailingCommandLeavesTheFileAsItWas() throws Exception {
    Report report =
        apply("changes", List.of("set 1/canonical other", "mv nowhere 1/alias"), "force", true);
    assertThat(report.status()).isEqualTo("failed");
    assertThat(Files.readString(directory.resolve("etc/hosts"))).isEqualTo("127.0.0.1 localhost\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "set a/b 'x y' | set /c/a/b \"x y\"",
        "set /a \"it's \\\"q\\\"\" | set /a \"it's \\\"q\\\"\"",
        "rm a[. = \"x y\"]/ | rm /c/a[. = \"x y\"]",
        "remove $v | rm $v",
        "ins 01 after x | ins \"01\" \"after\" /c/x",
      })
  void commandsBecomeLinesOfScripts(String command, String line) throws ProviderException {
    assertThat(TreeCommand.parse(command, "/c").script()).isEqualTo(line);
  }

  @Test
  void commandsThatMakeNoSenseAreNamed() {
    assertThatThrownBy(() -> TreeCommand.parse("save", "")).hasMessage("Unknown command save");
    assertThatThrownBy(() -> TreeCommand.parse("set", ""))
        .hasMessage("missing path argument 1 for set");
    assertThatThrownBy(() -> TreeCommand.parse("set a", ""))
        .hasMessage("missing string argument 2 for set");
    assertThatThrownBy(() -> TreeCommand.parse("rm a]", "")).hasMessage("unmatched [");
  }
}
