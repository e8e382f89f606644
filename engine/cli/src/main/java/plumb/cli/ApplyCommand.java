package plumb.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import plumb.agent.AgentRun;
import plumb.agent.RunOptions;
import plumb.agent.provider.Level;
import plumb.agent.report.LogSink;
import plumb.agent.report.RunSummary;
import plumb.catalog.Catalog;
import plumb.catalog.json.ReportJson;
import plumb.catalog.report.Report;
import plumb.compiler.Compiler;
import plumb.compiler.evaluation.CompileLog;
import plumb.compiler.evaluation.Environment;
import plumb.compiler.evaluation.NodeInput;
import plumb.compiler.snapshot.Snapshot;
import plumb.daemon.DurationOption;
import plumb.daemon.RunLock;
import plumb.daemon.StateFiles;
import plumb.host.HostProviders;
import plumb.host.files.LocalFileSource;

/** {@code plumb apply}: compiles this host's catalog and converges the host to it. */
@Command(
    name = "apply",
    description = "Brings this host to what a manifest or an environment says.",
    mixinStandardHelpOptions = true)
final class ApplyCommand implements PlainCommand, JsonCommand {
  @Mixin private EnvironmentArguments environmentArguments = new EnvironmentArguments();
  @Mixin private NodeArguments nodeArguments = new NodeArguments();
  @Spec private @Nullable CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "PATH",
      description = "A manifest, or an environment's directory.")
  private @Nullable Path path;

  @Option(
      names = {"-e", "--execute"},
      paramLabel = "CODE",
      description = "Apply this code.")
  private @Nullable String code;

  @Option(
      names = "--node",
      paramLabel = "NAME",
      description = "Compile for a node of this name (this host's).")
  private @Nullable String node;

  @Option(names = "--noop", description = "Show what would change; change nothing.")
  private boolean noop;

  @Option(
      names = "--tags",
      split = ",",
      paramLabel = "TAG",
      description = "Only resources with one of these tags.")
  private List<String> tags = List.of();

  @Option(
      names = "--skip_tags",
      split = ",",
      paramLabel = "TAG",
      description = "No resources with these tags.")
  private List<String> skipTags = List.of();

  @Option(
      names = "--detailed-exitcodes",
      description = "Exit with 2 for changes, 4 for failed resources, 6 for both.")
  private boolean detailedExitCodes;

  @Option(
      names = "--no-show_diff",
      negatable = true,
      description = "Show diffs of files, or none (they are shown).")
  private boolean noDiff;

  @Option(
      names = {"-v", "--verbose"},
      description = "Show informational messages as well.")
  private boolean verbose;

  @Option(
      names = {"-d", "--debug"},
      description = "Show all messages.")
  private boolean debug;

  @Option(
      names = "--statedir",
      paramLabel = "DIR",
      description = "Where the agent keeps its state.")
  private Path stateDirectory = StateFiles.usualDirectory();

  @Option(
      names = "--waitforlock",
      paramLabel = "TIME",
      converter = DurationOption.class,
      description = "Wait so long for a run that is at work already (0).")
  private Duration waitForLock = Duration.ZERO;

  @Option(
      names = "--json",
      description = {
        "Print the report as Puppet's JSON, and nothing else on standard output;",
        "when there is none, an object with the diagnostics."
      })
  private boolean json;

  /** The code of the command line, or null. */
  @Nullable String code() {
    return code;
  }

  @Override
  public boolean printsJson() {
    return json;
  }

  @Override
  public boolean set(String name, String value) {
    if (name.equals("-e") || name.equals("--execute")) {
      boolean first = code == null;
      code = value;
      return first;
    }
    return environmentArguments.set(name, value) || nodeArguments.set(name, value);
  }

  @Override
  public boolean set(String name) {
    switch (name) {
      case "--noop" -> noop = true;
      case "--detailed-exitcodes" -> detailedExitCodes = true;
      case "--json" -> json = true;
      default -> {
        return false;
      }
    }
    return true;
  }

  @Override
  public boolean setOperand(String value) {
    path = Path.of(value);
    return true;
  }

  @Override
  public boolean isComplete() {
    return (path == null) != (code == null);
  }

  @Override
  public Integer call() throws Exception {
    if (!isComplete()) {
      throw new CommandLine.ParameterException(
          java.util.Objects.requireNonNull(spec).commandLine(), "Give either a PATH or -e CODE.");
    }
    return run();
  }

  private int run() throws IOException, InterruptedException {
    NodeArguments.Known known = nodeArguments.known(node);
    Environment environment = environmentArguments.load(path, code, known);
    Snapshot snapshot = environment.definitions().snapshot();
    NodeInput input = known.in(snapshot);
    // With --json, standard output is the program's that reads the report.
    var console =
        new plumb.agent.report.Console(
            json ? System.err : System.out, System.err, Console.isTerminal());
    new StateFiles(stateDirectory).check();
    Catalog catalog = compile(environment, input);
    Report report;
    try (RunLock lock = noop ? null : lock()) {
      report = converge(catalog, snapshot, input, console);
    }
    RunSummary summary = new RunSummary(report);
    if (json) {
      System.out.println(ReportJson.text(report, true));
    } else {
      console.summarise(summary);
    }
    int code = summary.exitCode(detailedExitCodes);
    return code == 0 && !detailedExitCodes && report.status().equals("failed") ? 1 : code;
  }

  /** Two runs that change one machine at once would undo each other's work. */
  private RunLock lock() throws IOException, InterruptedException {
    Path file = new StateFiles(stateDirectory).runLock();
    RunLock lock = RunLock.takeOrShare(file, waitForLock);
    if (lock == null) {
      throw new IOException(
          "Nothing was changed: another run is at work, it holds "
              + file
              + "; --waitforlock waits for it");
    }
    return lock;
  }

  private Catalog compile(Environment environment, NodeInput input) {
    CompileLog log = new CompileLog();
    try {
      return new Compiler(environment).compile(input, log).catalog();
    } finally {
      Console.log(log.entries(), json ? System.err : System.out);
    }
  }

  private Report converge(Catalog catalog, Snapshot snapshot, NodeInput input, LogSink sink) {
    RunOptions options =
        RunOptions.in(stateDirectory, new LocalFileSource(name -> directory(snapshot, name)), sink)
            .noop(noop)
            .tags(tags)
            .skipTags(skipTags)
            .showDiff(!noDiff)
            .logLevel(debug ? Level.DEBUG : verbose ? Level.INFO : Level.NOTICE)
            .facts(input.facts())
            .build();
    return new AgentRun(catalog, HostProviders.all(catalog), options).run();
  }

  private static @Nullable Path directory(Snapshot snapshot, String module) {
    var found = snapshot.module(module);
    return found == null ? null : found.directory();
  }
}
