package plumb.compiler.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvironmentConfTest {
  private final Path directory;

  EnvironmentConfTest(@TempDir Path directory) {
    this.directory = directory;
  }

  private EnvironmentConf read(String text) throws IOException {
    Files.writeString(directory.resolve("environment.conf"), text);
    return EnvironmentConf.read("staging", directory);
  }

  @Test
  void hasDefaultsWithoutAFile() throws IOException {
    EnvironmentConf conf = EnvironmentConf.read("staging", directory);

    assertThat(conf.modulePath().get(0)).isEqualTo(directory.resolve("modules"));
    assertThat(conf.manifest()).isEqualTo(directory.resolve("manifests"));
    assertThat(conf.configVersion()).isNull();
  }

  @Test
  void resolvesPathsAgainstTheEnvironment() throws IOException {
    EnvironmentConf conf =
        read(
            """
            # where things are
            modulepath = site:"/opt/modules"
              manifest='manifests/nodes.pp'
            config_version = bin/version --of $environment
            """);

    assertThat(conf.modulePath())
        .containsExactly(directory.resolve("site"), directory.resolve("\"/opt/modules"));
    assertThat(conf.manifest()).isEqualTo(directory.resolve("manifests/nodes.pp"));
    assertThat(conf.configVersion()).isEqualTo(directory + "/bin/version --of staging");
    assertThat(conf.warnings()).isEmpty();
  }

  @Test
  void warnsOfWhatNobodyReads() throws IOException {
    EnvironmentConf conf = read("certname = x\n[other]\nmanifest = never\n");

    assertThat(conf.manifest()).isEqualTo(directory.resolve("manifests"));
    assertThat(conf.warnings())
        .hasSize(2)
        .anySatisfy(text -> assertThat(text).contains("sections are being ignored: 'other'"))
        .anySatisfy(text -> assertThat(text).contains("are being ignored: certname"));
  }

  @Test
  void refusesWhatHasAnotherForm() {
    assertThatThrownBy(() -> read("modulepath\n"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("Could not match line modulepath");
    assertThatThrownBy(() -> read("manifest = $nosuch/manifests\n"))
        .hasMessage("Could not find value for $nosuch");
    assertThatThrownBy(() -> read("environment_timeout = soon\n"))
        .hasMessageContaining("Invalid 'time to live' format '\"soon\"'");
  }
}
