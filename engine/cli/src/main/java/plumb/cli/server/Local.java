package plumb.cli.server;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import plumb.server.authority.RefusedException;

/** Commands that work on a server's own database, on its machine. */
final class Local {
  private Local() {}

  /** Who works here, as the audit log names them: the person behind {@code sudo}, if any. */
  static String user() {
    String sudo = System.getenv("SUDO_USER");
    String user = System.getProperty("user.name");
    return "user " + (sudo == null || sudo.isEmpty() ? user : sudo + " as " + user);
  }

  /** What is done to one name. */
  interface Work {
    void apply(String name) throws RefusedException, IOException;
  }

  /**
   * Does something to each of some names; what is refused does not stop the others.
   *
   * @return the exit code
   */
  static int each(List<String> names, PrintStream errors, Work work) throws IOException {
    int status = 0;
    for (String name : names) {
      try {
        work.apply(name);
      } catch (RefusedException e) {
        errors.println("error: " + e.getMessage());
        status = 1;
      }
    }
    return status;
  }
}
