package plumb.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Environments to run commands for.
 *
 * @param root where they are, beside the facts of every node, {@code facts.json}
 */
record TestSite(Path root) {
  Path write(String name, String content) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, content);
  }

  /** Runs a command that needs environments and facts. */
  CommandRun run(String command, String... more) {
    List<String> arguments = new ArrayList<>(List.of(command));
    arguments.addAll(List.of("--environmentpath", root.toString()));
    arguments.addAll(List.of("--facts", root.resolve("facts.json").toString()));
    arguments.addAll(List.of(more));
    return CommandRun.of(arguments);
  }
}
