package plumb.host.facts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plumb.host.command.Command;
import plumb.host.command.CommandResult;

/** The directories that programs are searched in: the given path, then the administrator's own. */
final class ProgramPath {
  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  private final List<Path> directories = new ArrayList<>();

  ProgramPath(SystemTree tree, @Nullable String path) {
    if (path != null) {
      for (String directory : path.split(":")) {
        if (directory.startsWith("/")) {
          directories.add(tree.resolve(directory));
        }
      }
    }
    directories.add(tree.resolve("/sbin"));
    directories.add(tree.resolve("/usr/sbin"));
  }

  /** Returns where a program lies, or null where it is not installed. */
  @Nullable Path find(String name) {
    for (Path directory : directories) {
      Path candidate = directory.resolve(name);
      if (Files.isExecutable(candidate) && Files.isRegularFile(candidate)) {
        return candidate;
      }
    }
    return null;
  }

  /**
   * Returns what a program prints, errors included; null where it is not installed, fails, or
   * answers too late.
   *
   * @param arguments the program's name, then its arguments
   */
  @Nullable String run(String... arguments) {
    Path program = find(arguments[0]);
    if (program == null) {
      return null;
    }
    List<String> vector = new ArrayList<>(List.of(arguments));
    vector.set(0, program.toString());
    try {
      CommandResult result = Command.of(vector).within(TIMEOUT).run();
      return result.succeeded() ? result.output() : null;
    } catch (IOException e) {
      return null;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    }
  }
}
