package plumb.environments.deploy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import plumb.environments.settings.SettingsReader;

/** A deploy in a process of its own, which a test can kill. */
final class DeployProcess {
  private DeployProcess() {}

  /** Deploys with the settings that the argument names; exit code 3 when something failed. */
  public static void main(String[] arguments) throws IOException {
    DeployRequest request = new DeployRequest(Set.of(), false, null, Duration.ZERO);
    try (Deployer deployer =
        new Deployer(
            SettingsReader.read(Path.of(arguments[0]), null), request, DeploySite.SILENCE)) {
      if (!deployer.deploy().succeeded()) {
        Runtime.getRuntime().halt(3);
      }
    }
  }

  static Process start(Path settings) throws IOException {
    return new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                DeployProcess.class.getName(),
                settings.toString()))
        .inheritIO()
        .start();
  }
}
