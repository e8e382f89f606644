package plumb.agent;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import plumb.agent.provider.FileSource;
import plumb.agent.provider.Level;
import plumb.agent.report.LogSink;

/**
 * How to run. Immutable; start from {@link #in}.
 *
 * @param stateDirectory what outlives a run is kept there; created when it is needed
 * @param files where the content of files comes from
 * @param sink where messages go besides the report
 * @param logLevel the least important messages that are kept
 * @param noop whether to find out what would change, and change nothing
 * @param showDiff whether diffs of files are shown
 * @param tags a resource needs one of these; empty for all resources
 * @param skipTags a resource must have none of these
 * @param ignoreSchedules whether schedules do not matter
 * @param facts what deferred values see of this machine as {@code $facts}
 * @param functions what deferred values may call
 * @param retrieval how the catalog was come by
 * @param transactions where it is kept what runs left behind, to tell which changes correct what
 *     others did; null if nobody asks
 * @param stopRequested asked before each resource; true ends the run early
 * @param clock tells times for schedules, events and the report
 */
public record RunOptions(
    Path stateDirectory,
    FileSource files,
    LogSink sink,
    Level logLevel,
    boolean noop,
    boolean showDiff,
    List<String> tags,
    List<String> skipTags,
    boolean ignoreSchedules,
    Map<String, Object> facts,
    DeferredFunctions functions,
    Retrieval retrieval,
    @Nullable Path transactions,
    BooleanSupplier stopRequested,
    Clock clock) {

  /** Returns the usual options, to be changed: everything is converged and shown. */
  public static Builder in(Path stateDirectory, FileSource files, LogSink sink) {
    return new Builder(stateDirectory, files, sink);
  }

  /** Collects options. */
  public static final class Builder {
    private final Path stateDirectory;
    private final FileSource files;
    private final LogSink sink;
    private Level logLevel = Level.NOTICE;
    private boolean noop;
    private boolean showDiff = true;
    private List<String> tags = List.of();
    private List<String> skipTags = List.of();
    private boolean ignoreSchedules;
    private Map<String, Object> facts = Map.of();
    private DeferredFunctions functions;
    private Retrieval retrieval = Retrieval.AT_HAND;
    private @Nullable Path transactions;
    private BooleanSupplier stopRequested = () -> false;
    private Clock clock = Clock.systemDefaultZone();

    private Builder(Path stateDirectory, FileSource files, LogSink sink) {
      this.stateDirectory = stateDirectory;
      this.files = files;
      this.sink = sink;
      this.functions = new BuiltInFunctions(sink);
    }

    public Builder logLevel(Level value) {
      logLevel = value;
      return this;
    }

    public Builder noop(boolean value) {
      noop = value;
      return this;
    }

    public Builder showDiff(boolean value) {
      showDiff = value;
      return this;
    }

    public Builder tags(List<String> value) {
      tags = List.copyOf(value);
      return this;
    }

    public Builder skipTags(List<String> value) {
      skipTags = List.copyOf(value);
      return this;
    }

    public Builder ignoreSchedules(boolean value) {
      ignoreSchedules = value;
      return this;
    }

    public Builder facts(Map<String, Object> value) {
      facts = value;
      return this;
    }

    public Builder functions(DeferredFunctions value) {
      functions = value;
      return this;
    }

    public Builder retrieval(Retrieval value) {
      retrieval = value;
      return this;
    }

    public Builder transactions(Path value) {
      transactions = value;
      return this;
    }

    public Builder stopRequested(BooleanSupplier value) {
      stopRequested = value;
      return this;
    }

    public Builder clock(Clock value) {
      clock = value;
      return this;
    }

    /** Returns the options that were collected. */
    public RunOptions build() {
      return new RunOptions(
          stateDirectory,
          files,
          sink,
          logLevel,
          noop,
          showDiff,
          tags,
          skipTags,
          ignoreSchedules,
          facts,
          functions,
          retrieval,
          transactions,
          stopRequested,
          clock);
    }
  }
}
