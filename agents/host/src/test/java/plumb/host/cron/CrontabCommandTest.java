package plumb.host.cron;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumb.host.AgentProcess;

/** The agent where no package has brought the crontab program yet. */
class CrontabCommandTest {
  private final Path place;

  CrontabCommandTest(@TempDir Path place) {
    this.place = place;
  }

  @Test
  void withoutTheProgramAJobIsMissing() throws Exception {
    assertThat(run("noop", "true"))
        .contains("noop", "'absent'")
        .doesNotContain("Error", "Cannot run program");
  }

  @Test
  void withoutTheProgramAJobCannotBeMade() throws Exception {
    assertThat(run("hour", "2"))
        .contains("there is no crontab program; a package such as cron has it")
        .doesNotContain("Cannot run program");
  }

  private String run(String parameter, String value) throws Exception {
    ProcessBuilder builder =
        AgentProcess.of(
            place.resolve("state"), "Cron", "job", "command", "/bin/true", parameter, value);
    builder.environment().put("PATH", Files.createDirectory(place.resolve("bin")).toString());
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return output;
  }
}
