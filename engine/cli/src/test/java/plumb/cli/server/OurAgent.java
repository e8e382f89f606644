package plumb.cli.server;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import plumb.daemon.Main;

/** Our agent. */
final class OurAgent extends TestedAgent {
  private final Place place;
  private final List<String> settings;

  /** An agent on this machine, of a server on it. */
  OurAgent(String name, int port, Path home) {
    this(Place.HERE, name, "localhost:" + port, home, home);
  }

  /**
   * An agent in some place.
   *
   * @param servers as its option takes them
   * @param home where it keeps its things, there
   * @param logs where this machine keeps what runs print
   */
  OurAgent(Place place, String name, String servers, Path home, Path logs) {
    super(logs);
    this.place = place;
    this.settings =
        List.of(
            "--server=" + servers,
            "--certname=" + name,
            "--statedir=" + home.resolve("state"),
            "--waitforcert=0");
  }

  @Override
  List<String> asDaemon() {
    return List.of("--onetime", "--detailed-exitcodes");
  }

  @Override
  List<String> command(List<String> options) {
    List<String> arguments = new ArrayList<>(settings);
    arguments.addAll(options);
    return place.java(Main.class, arguments);
  }
}
