package plumb.host.accounts;

import java.io.IOException;
import java.util.List;
import plumb.agent.provider.ProviderException;
import plumb.host.command.Command;
import plumb.host.command.CommandResult;

/** Runs the system's programs for accounts. */
final class AccountTools {
  private AccountTools() {}

  /**
   * Runs a program.
   *
   * @param purpose opens the message of a failure, such as {@code Could not create user alice}
   */
  static void run(String purpose, List<String> command)
      throws ProviderException, IOException, InterruptedException {
    check(purpose, Command.of(command).run());
  }

  /** Sets the hash of a user's password; no other process can see it on the way. */
  static void setPassword(String user, String hash)
      throws ProviderException, IOException, InterruptedException {
    CommandResult result =
        Command.of("/usr/sbin/chpasswd", "-e").reading(user + ":" + hash + "\n").run();
    check("Could not set password on user " + user, result);
  }

  private static void check(String purpose, CommandResult result) throws ProviderException {
    if (!result.succeeded()) {
      throw new ProviderException(purpose + ": " + result.failure());
    }
  }
}
