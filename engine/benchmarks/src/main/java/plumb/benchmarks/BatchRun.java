package plumb.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import plumb.catalog.json.ValueJson;

/** A batch compiled by the command itself, with a heap of 1 GB. */
final class BatchRun {
  private final Inputs inputs;
  private final Path plumb;
  private final Path nodes;

  /**
   * @param plumb the launcher
   * @param nodes one a line
   */
  BatchRun(Inputs inputs, Path plumb, Path nodes) {
    this.inputs = inputs;
    this.plumb = plumb;
    this.nodes = nodes;
  }

  /**
   * What a run took.
   *
   * @param summary as the command prints it
   * @param cpu seconds of all processes
   * @param wall seconds
   * @param megabytes that were resident at most
   */
  record Took(Map<?, ?> summary, double cpu, double wall, double megabytes) {
    Sample of(int nodes) {
      return new Sample(cpu / nodes, wall / nodes);
    }
  }

  /** Runs it. Nodes may fail; that too is work. */
  Took run(String... options) throws IOException, InterruptedException {
    Path time = inputs.directory().resolve("time");
    Path summary = inputs.directory().resolve("summary.json");
    List<String> command =
        new ArrayList<>(
            List.of(
                "/usr/bin/time",
                "--output=" + time,
                "--format=%U %S %e %M",
                plumb.toString(),
                "compile",
                "--json",
                "--batch",
                nodes.toString(),
                "--out",
                inputs.directory().resolve("catalogs").toString(),
                "--environmentpath",
                inputs.environments().toString()));
    command.addAll(List.of(options));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("JDK_JAVA_OPTIONS", "-Xmx1g");
    builder.environment().put("XDG_CACHE_HOME", inputs.directory().resolve("cache").toString());
    builder.redirectOutput(summary.toFile()).redirectError(ProcessBuilder.Redirect.INHERIT);
    if (builder.start().waitFor() > 1) {
      throw new IOException("the batch failed");
    }
    List<String> told = Files.readAllLines(time);
    String[] used = told.get(told.size() - 1).split(" ");
    return new Took(
        (Map<?, ?>) ValueJson.parse(Files.readString(summary)),
        Double.parseDouble(used[0]) + Double.parseDouble(used[1]),
        Double.parseDouble(used[2]),
        Double.parseDouble(used[3]) / 1024);
  }
}
