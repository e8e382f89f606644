package plumb.cli.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** An agent as a program of its own, with directories of its own. */
abstract class TestedAgent {
  private static final long PATIENCE_SECONDS = 180;

  private final Path logs;

  TestedAgent(Path logs) {
    this.logs = logs;
  }

  /** What a run printed, without colours, and how it ended. */
  record Run(int status, String output) {
    @Override
    public String toString() {
      return "exit code " + status + ":\n" + output;
    }
  }

  /** The program, where it keeps its things, and further options. */
  abstract List<String> command(List<String> options);

  /** The options of a run as the daemon makes it, with exit codes that say what was changed. */
  abstract List<String> asDaemon();

  /** Runs once as somebody does who wants to see it. */
  final Run run(String... further) throws IOException, InterruptedException {
    List<String> options = new ArrayList<>(List.of("--test"));
    options.addAll(List.of(further));
    return start(command(options));
  }

  /** Runs once as the daemon does. */
  final Run runAsDaemon() throws IOException, InterruptedException {
    return start(command(asDaemon()));
  }

  /** Runs a command to its end. */
  final Run start(List<String> command) throws IOException, InterruptedException {
    Path output = Files.createTempFile(logs, "run", ".txt");
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
