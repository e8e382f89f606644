package plumb.host.exec;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plumb.agent.provider.ProviderException;

/** Makes sure that a program is there before it is started, to say clearly when it is not. */
final class Programs {
  private Programs() {}

  /**
   * Looks for a program.
   *
   * @param program a path, or a name to be looked for in {@code path}
   * @throws ProviderException if it can't be executed
   */
  static void check(String program, @Nullable List<String> path) throws ProviderException {
    if (program.startsWith("/")) {
      check(program);
      return;
    }
    for (String directory : path == null ? List.<String>of() : path) {
      Path candidate = Path.of(directory.isEmpty() ? "." : directory, program);
      if (Files.isRegularFile(candidate) && Files.isExecutable(candidate)) {
        return;
      }
    }
    throw new ProviderException("Could not find command '" + program + "'");
  }

  private static void check(String program) throws ProviderException {
    Path file = Path.of(program);
    if (!Files.exists(file)) {
      throw new ProviderException("Could not find command '" + program + "'");
    }
    if (!Files.isRegularFile(file)) {
      String kind = Files.isDirectory(file) ? "directory" : "special file";
      throw new ProviderException("'" + program + "' is a " + kind + ", not a file");
    }
    if (!Files.isExecutable(file)) {
      throw new ProviderException("'" + program + "' is not executable");
    }
  }
}
