package plumb.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import plumb.catalog.json.ValueJson;

/** A batch compiled by the command itself, with a heap of 1 GB. */
final class BatchRun {
  private final Inputs inputs;
  private final Path plumb;

  /**
   * @param plumb the launcher
   */
  BatchRun(Inputs inputs, Path plumb) {
    this.inputs = inputs;
    this.plumb = plumb;
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
    Sample ofNode() {
      return new Sample(cpu / Inputs.NODES, wall / Inputs.NODES);
    }
  }

  Took run() throws IOException, InterruptedException {
    Path time = inputs.directory().resolve("time");
    Path summary = inputs.directory().resolve("summary.json");
    ProcessBuilder builder =
        new ProcessBuilder(
            List.of(
                "/usr/bin/time",
                "--output=" + time,
                "--format=%U %S %e %M",
                plumb.toString(),
                "compile",
                "--json",
                "--batch",
                inputs.batch().toString(),
                "--out",
                inputs.directory().resolve("catalogs").toString(),
                "--environmentpath",
                inputs.environments().toString()));
    builder.environment().put("JDK_JAVA_OPTIONS", "-Xmx1g");
    builder.environment().put("XDG_CACHE_HOME", inputs.directory().resolve("cache").toString());
    builder.redirectOutput(summary.toFile()).redirectError(ProcessBuilder.Redirect.INHERIT);
    if (builder.start().waitFor() != 0) {
      throw new IOException("the batch failed");
    }
    String[] used = Files.readString(time).strip().split(" ");
    return new Took(
        (Map<?, ?>) ValueJson.parse(Files.readString(summary)),
        Double.parseDouble(used[0]) + Double.parseDouble(used[1]),
        Double.parseDouble(used[2]),
        Double.parseDouble(used[3]) / 1024);
  }
}
