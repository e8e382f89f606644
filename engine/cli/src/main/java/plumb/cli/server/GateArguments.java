package plumb.cli.server;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import plumb.environments.EnvironmentException;
import plumb.environments.settings.DeploySettings;
import plumb.environments.settings.SettingsReader;
import plumb.server.gate.GateSettings;

/** The options that say how pushes are held against the nodes, and deployed. */
final class GateArguments {
  @Option(
      names = "--deploy",
      paramLabel = "FILE",
      description =
          "Hold what is pushed against all nodes, and deploy it, by these settings (r10k.yaml).")
  private @Nullable Path file;

  @Option(
      names = "--push-time",
      paramLabel = "TIME",
      converter = Span.Converter.class,
      defaultValue = "10m",
      description = "How long a push may be held against the nodes (10m).")
  private Span time = Span.NONE;

  @Option(
      names = "--push-memory",
      paramLabel = "MB",
      defaultValue = "1024",
      description = "How much memory the compiles of a push may take (1024).")
  private int megabytes;

  /** The settings; null when nothing is deployed. */
  @Nullable GateSettings settings(Path server) throws IOException {
    if (file == null) {
      return null;
    }
    DeploySettings deploys;
    try {
      deploys = SettingsReader.read(file, null);
    } catch (EnvironmentException e) {
      throw new IOException(file + ": " + e.getMessage(), e);
    }
    int jobs = Math.max(1, Runtime.getRuntime().availableProcessors());
    return new GateSettings(
        deploys, command(megabytes), server.resolve("gate"), time.duration(), jobs);
  }

  /** This program again, as it was started, but for the memory that it may take. */
  static List<String> command(int megabytes) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-Xmx" + megabytes + "m",
            "-Xss4m",
            "-XX:+UseParallelGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:+ExitOnOutOfMemoryError",
            "-XX:-UsePerfData",
            "-Xlog:cds=off"));
    for (String option : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
      if (option.startsWith("-XX:SharedArchiveFile=") || option.startsWith("-Dplumb.")) {
        command.add(option);
      }
    }
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), "plumb.cli.Main"));
    return command;
  }
}
