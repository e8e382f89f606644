package plumb.cli;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import plumb.compiler.Compiler;

/** The options that say how much compiles may take. */
final class CompileArguments {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  private @Nullable Integer jobs;
  private Duration timeLimit = Compiler.USUAL_LIMIT;

  // Picocli fills the field in before anything runs.
  @SuppressWarnings("NullAway.Init")
  CompileArguments() {}

  @Option(
      names = "--jobs",
      paramLabel = "N",
      description = "Threads for many nodes (one a processor).")
  private void setJobs(int number) {
    jobs = (int) positive("--jobs", number);
  }

  @Option(
      names = "--time-limit",
      paramLabel = "SECONDS",
      description = "How long the compile of a node may take (300).")
  private void setTimeLimit(long seconds) {
    timeLimit = Duration.ofSeconds(positive("--time-limit", seconds));
  }

  private long positive(String option, long number) {
    if (number < 1) {
      throw new ParameterException(spec.commandLine(), option + " must be at least 1");
    }
    return number;
  }

  /** Whether the number of threads was given. */
  boolean limitJobs() {
    return jobs != null;
  }

  /** How many threads compile. */
  int jobs() {
    return jobs == null ? Runtime.getRuntime().availableProcessors() : jobs;
  }

  /** How long one compile may take. */
  Duration timeLimit() {
    return timeLimit;
  }
}
