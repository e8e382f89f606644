package plumb.cli.server;

import java.nio.file.Path;
import java.util.List;

/** Our agent. */
final class OurAgent extends TestedAgent {
  private final String name;
  private final int port;
  private final Path home;

  OurAgent(String name, int port, Path home) {
    super(home);
    this.name = name;
    this.port = port;
    this.home = home;
  }

  @Override
  List<String> asDaemon() {
    return List.of("--onetime", "--detailed-exitcodes");
  }

  @Override
  List<String> command() {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC",
        "-cp",
        System.getProperty("java.class.path"),
        "plumb.daemon.Main",
        "--server=localhost:" + port,
        "--certname=" + name,
        "--statedir=" + home.resolve("state"),
        "--waitforcert=0");
  }
}
