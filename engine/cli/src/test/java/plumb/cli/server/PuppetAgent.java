package plumb.cli.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The reference's agent, as Debian ships it. */
final class PuppetAgent extends TestedAgent {
  private static final Path PROGRAM = Path.of("/usr/bin/puppet");

  private final String name;
  private final int port;
  private final Path home;

  PuppetAgent(String name, int port, Path home) {
    super(home);
    this.name = name;
    this.port = port;
    this.home = home;
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
    command.addAll(settings());
    return start(command);
  }

  @Override
  List<String> command() {
    List<String> command = new ArrayList<>(List.of(PROGRAM.toString(), "agent"));
    command.addAll(List.of("--color=false", "--waitforcert=0"));
    command.addAll(settings());
    return command;
  }

  private List<String> settings() {
    return List.of(
        "--server=localhost",
        "--serverport=" + port,
        "--certname=" + name,
        "--confdir=" + home,
        "--vardir=" + home.resolve("v"),
        "--publicdir=" + home.resolve("p"),
        "--ssldir=" + home.resolve("s"),
        "--rundir=" + home.resolve("r"),
        "--logdir=" + home.resolve("l"));
  }
}
