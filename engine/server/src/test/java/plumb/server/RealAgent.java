package plumb.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Debian's {@code puppet agent} with directories of its own, so that nothing of the host counts.
 */
final class RealAgent {
  private static final Path PROGRAM = Path.of("/usr/bin/puppet");
  private static final long PATIENCE_SECONDS = 180;

  private final String name;
  private final int port;
  private final Path home;

  /** What a run printed, without colours, and how it ended. */
  record Run(int status, String output) {}

  RealAgent(String name, int port, Path home) {
    this.name = name;
    this.port = port;
    this.home = home;
  }

  static boolean isThere() {
    return Files.isExecutable(PROGRAM);
  }

  /** Runs once, with the exit codes that say what was changed. */
  Run test(String... further) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                PROGRAM.toString(),
                "agent",
                "--test",
                "--color=false",
                "--server=localhost",
                "--serverport=" + port,
                "--certname=" + name,
                "--confdir=" + home,
                "--vardir=" + home.resolve("v"),
                "--publicdir=" + home.resolve("p"),
                "--ssldir=" + home.resolve("s"),
                "--rundir=" + home.resolve("r"),
                "--logdir=" + home.resolve("l"),
                "--waitforcert=0"));
    command.addAll(List.of(further));
    Path output = Files.createTempFile(home, "run", ".txt");
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IOException("the agent did not end: " + Files.readString(output));
    }
    return new Run(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
  }
}
