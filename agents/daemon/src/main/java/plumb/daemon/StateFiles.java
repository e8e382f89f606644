package plumb.daemon;

import java.io.IOException;
import java.nio.file.Path;

/**
 * What an agent keeps on disk.
 *
 * @param directory the place of everything; created when it is needed
 */
public record StateFiles(Path directory) {

  /** Returns where runs keep their state: the system's place for root, their own for others. */
  public static Path usualDirectory() {
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

  /**
   * Says whether a run may keep its state there: nobody else may be able to change it.
   *
   * @throws IOException which says why not, and how the place was set
   */
  public void check() throws IOException {
    StateDirectory.check(directory);
  }

  /** Held while a run changes this machine. */
  public Path runLock() {
    return state("run.lock");
  }

  /** Held by the daemon. */
  Path daemonLock() {
    return state("daemon.lock");
  }

  /** Exists while an operator wants no runs; says why. */
  Path disabled() {
    return state("disabled.json");
  }

  /** The last catalog that its source gave. */
  Path catalog() {
    return state("catalog.json");
  }

  /** What the last runs left behind on this machine. */
  Path transactions() {
    return state("transactions.json");
  }

  /** The whole report of the last run. */
  Path lastReport() {
    return state("last-run-report.json");
  }

  /** What the last run came to, in a few lines for monitoring. */
  Path lastSummary() {
    return state("last-run-summary.json");
  }

  /** Reports that wait for somebody to take them. */
  Path outbox() {
    return directory.resolve("reports");
  }

  /** Keys and certificates. */
  Path ssl() {
    return directory.resolve("ssl");
  }

  /** External facts of the modules of a server. */
  Path pluginFacts() {
    return directory.resolve("facts.d");
  }

  /** Which facts in Ruby were warned of. */
  Path rubyFacts() {
    return state("ruby-facts");
  }

  private Path state(String name) {
    return directory.resolve("state").resolve(name);
  }
}
