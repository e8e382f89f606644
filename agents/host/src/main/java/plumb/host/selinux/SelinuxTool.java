package plumb.host.selinux;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import plumb.agent.provider.Declaration;
import plumb.agent.provider.ProviderException;
import plumb.host.command.Command;
import plumb.host.command.CommandResult;

/** Runs the programs of SELinux, which are only there where it is. */
final class SelinuxTool {
  /** Building a policy anew takes minutes on slow machines. */
  private static final Duration TIMEOUT = Duration.ofMinutes(30);

  private SelinuxTool() {}

  /** Returns the name of a resource, after checking that no program takes it for an option. */
  static String name(Declaration declaration) {
    String name = declaration.text("name", declaration.title());
    if (!name.matches("[A-Za-z0-9_][A-Za-z0-9_.-]*")) {
      declaration.problem("name", "'" + name + "' is no name in a policy");
    }
    return name;
  }

  /**
   * Runs a program and returns what it printed.
   *
   * @param purpose opens the message of a failure; may be empty
   */
  static String run(String purpose, String program, String... arguments)
      throws ProviderException, IOException, InterruptedException {
    Path path = Path.of("/usr/sbin", program);
    if (!Files.isExecutable(path)) {
      throw new ProviderException(
          "Policies of SELinux can only be managed where " + path + " is installed");
    }
    List<String> command = new ArrayList<>(List.of(path.toString()));
    command.addAll(List.of(arguments));
    CommandResult result = Command.of(command).within(TIMEOUT).run();
    if (!result.succeeded()) {
      throw new ProviderException(purpose + result.failure());
    }
    return result.output();
  }
}
