package plumb.server.gate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import plumb.compiler.EnvironmentLoader;
import plumb.compiler.EnvironmentOptions;
import plumb.compiler.evaluation.Strictness;
import plumb.compiler.program.UnitReader;
import plumb.compiler.snapshot.Snapshot;
import plumb.environments.deploy.Preparation.Prepared;

/**
 * Compiles the nodes that a change of their environment can touch as it is and as it is to be, in a
 * process of their own, and finds out what differs. Thread-safe.
 */
final class NodeComparison {
  private static final Pattern PROGRESS = Pattern.compile("\\d+ nodes, ");

  private final FleetLines fleet;
  private final FleetMemory memory;
  private final PlumbProcess plumb;
  private final UnitReader reader;
  private final Options options;

  /**
   * What holds for all compiles.
   *
   * @param hieraConfig the {@code hiera.yaml} above all environments
   * @param jobs how many run at once
   * @param seconds how long one may take
   */
  record Options(@Nullable Path hieraConfig, Strictness strictness, int jobs, long seconds) {}

  NodeComparison(
      FleetLines fleet,
      FleetMemory memory,
      PlumbProcess plumb,
      UnitReader reader,
      Options options) {
    this.fleet = fleet;
    this.memory = memory;
    this.plumb = plumb;
    this.reader = reader;
    this.options = options;
  }

  /**
   * Compares.
   *
   * @param work an empty directory
   * @param deadline by {@link System#nanoTime}
   * @param told learns how far it is
   * @return null when the time was over
   * @throws IOException when the comparison itself fails
   */
  @Nullable NodeChanges compare(Prepared change, Path work, long deadline, Consumer<String> told)
      throws IOException, InterruptedException {
    String environment = change.name();
    List<FleetLines.Line> lines = fleet.of(environment);
    Path before = change.before() == null ? change.after() : change.before();
    Set<String> untouched =
        memory.untouched(
            environment,
            lines,
            snapshot(environment, before),
            snapshot(environment, change.after()));
    List<FleetLines.Line> touched =
        lines.stream().filter(line -> !untouched.contains(line.key())).toList();
    if (touched.isEmpty()) {
      return NodeChanges.none(environment, lines.size());
    }
    told.accept(
        environment
            + ": compiling "
            + touched.size()
            + " of "
            + lines.size()
            + " nodes, as they are and as they would be");
    Path batch = fleet.write(touched, work);
    Path out = work.resolve("out");
    List<String> said = new ArrayList<>();
    int code =
        plumb.run(
            work,
            deadline,
            line -> tell(line, said, told),
            arguments(environment, before, change.after(), batch, out));
    if (code < 0) {
      return null;
    }
    if (!Files.exists(out.resolve("diff.json"))) {
      throw new IOException(
          code > 128 || said.stream().anyMatch(line -> line.contains("OutOfMemoryError"))
              ? "the compiles of " + environment + " took all their memory, or were killed"
              : "the compiles of " + environment + " failed: " + String.join("; ", said));
    }
    memory.learn(environment, out.resolve("before.record"), lines);
    return NodeChanges.read(environment, out, lines.size() - touched.size());
  }

  /** What was compiled as it was to be is as it is now. */
  void landed(String environment, Path work) throws IOException {
    memory.learn(environment, work.resolve("out/after.record"), fleet.of(environment));
  }

  private Snapshot snapshot(String environment, Path directory) throws IOException {
    return new EnvironmentLoader(reader)
        .load(
            new EnvironmentOptions(
                environment,
                directory,
                null,
                null,
                null,
                options.hieraConfig(),
                options.strictness()))
        .definitions()
        .snapshot();
  }

  private List<String> arguments(
      String environment, Path before, Path after, Path batch, Path out) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "diff",
                before.toString(),
                after.toString(),
                "--environment=" + environment,
                "--batch=" + batch,
                "--out=" + out,
                "--jobs=" + options.jobs(),
                "--time-limit=" + options.seconds()));
    if (options.hieraConfig() != null) {
      arguments.add("--hiera_config=" + options.hieraConfig());
    }
    if (options.strictness().unknownVariables() == Strictness.Level.ERROR) {
      arguments.add("--strict_variables");
    }
    return arguments;
  }

  /** The report goes to files; of what is printed only progress and failures are told. */
  private static void tell(String line, List<String> said, Consumer<String> told) {
    if (PROGRESS.matcher(line).lookingAt()) {
      told.accept(line);
    } else if (said.size() < 20 && (line.contains("rror") || line.contains("xception"))) {
      said.add(line);
    }
  }
}
