package plumb.environments.deploy;

import java.io.IOException;
import java.util.List;
import plumb.environments.EnvironmentException;
import plumb.environments.settings.DeploySettings;

/** The command that runs after a deploy that changed something. */
final class Postrun {
  private static final String MODIFIED = "$modifiedenvs";

  private Postrun() {}

  /**
   * Runs it, without a shell; what it prints goes nowhere.
   *
   * @param modified the environments that were deployed or purged
   * @throws EnvironmentException when it cannot be started or fails
   */
  static void run(DeploySettings settings, List<String> modified) {
    if (settings.postrun().isEmpty() || modified.isEmpty()) {
      return;
    }
    List<String> command =
        settings.postrun().stream()
            .map(word -> word.replace(MODIFIED, String.join(" ", modified)))
            .toList();
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      process.getOutputStream().close();
      int code = process.waitFor();
      if (code != 0) {
        throw new EnvironmentException(
            "POSTRUN_FAILED", "postrun: " + command.get(0) + " ended with exit code " + code);
      }
    } catch (IOException e) {
      throw new EnvironmentException("POSTRUN_FAILED", "postrun: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EnvironmentException("INTERRUPTED", "the deploy was interrupted");
    }
  }
}
