package plumb.cli.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The reference's agent, as Debian ships it. */
final class PuppetAgent extends TestedAgent {
  private static final Path PROGRAM = Path.of("/usr/bin/puppet");

  private final Place place;
  private final List<String> settings;

  /** An agent on this machine, of a server on it. */
  PuppetAgent(String name, int port, Path home) {
    this(Place.HERE, name, port, home, home);
  }

  /**
   * An agent in some place, of a server there.
   *
   * @param home where it keeps its things, there
   * @param logs where this machine keeps what runs print
   */
  PuppetAgent(Place place, String name, int port, Path home, Path logs) {
    this(place, List.of("--server=localhost", "--serverport=" + port), name, home, logs);
  }

  private PuppetAgent(Place place, List<String> server, String name, Path home, Path logs) {
    super(logs);
    this.place = place;
    List<String> all = new ArrayList<>(server);
    all.addAll(
        List.of(
            "--certname=" + name,
            "--confdir=" + home,
            "--vardir=" + home.resolve("v"),
            "--publicdir=" + home.resolve("p"),
            "--ssldir=" + home.resolve("s"),
            "--rundir=" + home.resolve("r"),
            "--logdir=" + home.resolve("l")));
    this.settings = all;
  }

  /**
   * An agent on this machine, of several servers.
   *
   * @param servers as the setting {@code server_list} has them
   */
  static PuppetAgent of(String servers, String name, Path home) {
    return new PuppetAgent(Place.HERE, List.of("--server_list=" + servers), name, home, home);
  }

  static boolean isThere() {
    return Files.isExecutable(PROGRAM);
  }

  @Override
  List<String> asDaemon() {
    return List.of("--onetime", "--no-daemonize", "--detailed-exitcodes", "--verbose");
  }

  /** Asks the server's bucket. */
  Run filebucket(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(PROGRAM.toString(), "filebucket"));
    command.addAll(List.of(arguments));
    command.addAll(List.of("--remote"));
    command.addAll(settings);
    return start(place.program(command));
  }

  @Override
  List<String> command(List<String> options) {
    List<String> command = new ArrayList<>(List.of(PROGRAM.toString(), "agent"));
    command.addAll(List.of("--color=false", "--waitforcert=0"));
    command.addAll(settings);
    command.addAll(options);
    return place.program(command);
  }
}
