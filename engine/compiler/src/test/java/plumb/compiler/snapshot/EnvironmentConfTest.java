package plumb.compiler.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumb.compiler.program.CompileException;

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
    assertThat(conf.configVersion())
        .isEqualTo(
            new ConfSetting(
                "config_version",
                directory + "/bin/version --of staging",
                directory.resolve("environment.conf"),
                4,
                18));
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
    assertThat(refusal("# none\n  modulepath\n"))
        .isEqualTo("2:3 Could not match line   modulepath");
    assertThat(refusal("manifest = $nosuch/manifests\n"))
        .isEqualTo(
            "1:12 Error converting value for param 'manifest': Could not find value for $nosuch");
    assertThat(refusal("\nenvironment_timeout = soon\n"))
        .isEqualTo(
            "2:23 Invalid 'time to live' format '\"soon\"' for parameter: environment_timeout");
    assertThat(refusal("manifest = a\0b\n"))
        .isEqualTo("1:12 This is no path: Nul character not allowed");
  }

  private String refusal(String text) {
    CompileException problem = catchThrowableOfType(CompileException.class, () -> read(text));
    assertThat(problem.code()).isEqualTo("ENVIRONMENT_CONF");
    assertThat(problem.file()).isEqualTo(directory.resolve("environment.conf").toString());
    return problem.line() + ":" + problem.column() + " " + problem.getMessage();
  }
}
