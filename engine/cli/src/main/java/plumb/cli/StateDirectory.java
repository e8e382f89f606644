package plumb.cli;

import java.nio.file.Path;

/** Where runs keep their state: the system's place for root, the user's own for others. */
final class StateDirectory {
  private StateDirectory() {}

  static Path usual() {
    if ("root".equals(System.getProperty("user.name"))) {
      return Path.of("/var/lib/plumb");
    }
    String state = System.getenv("XDG_STATE_HOME");
    Path base =
        state == null || state.isEmpty()
            ? Path.of(System.getProperty("user.home"), ".local", "state")
            : Path.of(state);
    return base.resolve("plumb");
  }
}
