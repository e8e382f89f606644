package plumb.benchmarks;

import java.util.Collection;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Our side: JMH, with a JVM of its own for each measurement. */
final class Harness {
  private final Inputs inputs;
  private final int seconds;

  /**
   * @param seconds how long operations are repeated; before, they are repeated three times as long,
   *     because the JVM goes on compiling
   */
  Harness(Inputs inputs, int seconds) {
    this.inputs = inputs;
    this.seconds = seconds;
  }

  /**
   * Measures.
   *
   * @param benchmark as in {@code CompileBenchmarks.compile}
   * @param size of nodes; zero where that means nothing
   */
  Sample measure(String benchmark, int size, int threads) throws RunnerException {
    OptionsBuilder options = new OptionsBuilder();
    options
        .include("\\." + benchmark.replace(".", "\\.") + "$")
        .mode(Mode.Throughput)
        .timeUnit(TimeUnit.SECONDS)
        .forks(1)
        .threads(threads)
        .warmupIterations(3)
        .warmupTime(TimeValue.seconds(seconds))
        .measurementIterations(2)
        .measurementTime(TimeValue.seconds(Math.max(1, seconds / 2)))
        .addProfiler(CpuTime.class)
        .shouldFailOnError(true)
        .verbosity(VerboseMode.SILENT)
        .jvmArgs(
            "-D" + Own.INPUTS + "=" + inputs.directory(), "-Xmx1g", "-Xss8m", "-XX:+UseParallelGC");
    if (size > 0) {
      options.param("size", String.valueOf(size));
    }
    Collection<RunResult> results = new Runner(options.build()).run();
    RunResult result = results.iterator().next();
    double micros =
        Objects.requireNonNull(result.getSecondaryResults().get(CpuTime.NAME)).getScore();
    return new Sample(micros / 1e6, 1 / result.getPrimaryResult().getScore());
  }
}
