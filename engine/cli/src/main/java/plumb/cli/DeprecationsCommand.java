package plumb.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import plumb.catalog.json.ValueJson;
import plumb.compiler.evaluation.Environment;
import plumb.compiler.evaluation.Suggestions;
import plumb.compiler.fleet.FleetCheck;

/** {@code plumb deprecations}: who still uses what is on its way out. */
@Command(
    name = "deprecations",
    description = "Shows which deprecated names a fleet still uses, where, and on how many nodes.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "ENVIRONMENT is an environment, a directory, or a branch or commit of the control repository",
      "around the current directory.",
      "Exit codes: 0 no deprecated name is used, or all are mended; 1 failed, or a node does not",
      "compile; 2 wrong usage; 3 some are used, or left."
    })
final class DeprecationsCommand implements Callable<Integer>, JsonCommand {
  private static final int USED = 3;

  @Spec private CommandSpec spec;
  @Mixin private EnvironmentArguments environmentArguments = new EnvironmentArguments();
  @Mixin private CompileArguments compiles = new CompileArguments();

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "ENVIRONMENT",
      description = "The environment (that of --environment).")
  private @Nullable String side;

  @Option(names = "--module", paramLabel = "NAME", description = "Only names of this module.")
  private @Nullable String module;

  @Option(
      names = "--batch",
      paramLabel = "FILE",
      description =
          "The nodes: one JSON object a line (name, facts, trusted, classes, parameters).")
  private @Nullable Path batch;

  @Option(
      names = "--facts",
      paramLabel = "FILE",
      description = "A node: its facts; the file's name is its own. May be given again.")
  private List<Path> facts = new ArrayList<>();

  @Option(
      names = "--fix",
      description =
          "Write the new names into the environment's own files, those of its Puppetfile's modules"
              + " left out.")
  private boolean fix;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "Data below DIR may be changed, too, though it is outside of the environment and others"
              + " may read it. May be given again.")
  private List<Path> data = new ArrayList<>();

  @Option(names = "--diff", description = "Show what --fix would write, as a patch.")
  private boolean diff;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  // Picocli fills the fields in before anything runs.
  @SuppressWarnings("NullAway.Init")
  DeprecationsCommand() {}

  @Override
  public boolean printsJson() {
    return json;
  }

  @Override
  public Integer call() throws IOException {
    if (fix || diff) {
      return rename();
    }
    if ((batch == null) == facts.isEmpty()) {
      throw wrongUsage("either --batch or --facts has to say which nodes there are");
    }
    Path written = facts.isEmpty() ? null : FactNodes.write(facts);
    try {
      return report(written != null ? written : Path.of(String.valueOf(batch)));
    } finally {
      if (written != null) {
        Files.deleteIfExists(written);
      }
    }
  }

  private int rename() throws IOException {
    if (fix && diff) {
      throw wrongUsage("--fix writes what --diff only shows: give one of them");
    }
    if (batch != null || !facts.isEmpty()) {
      String option = fix ? "--fix changes files" : "--diff shows changes of files";
      throw wrongUsage(option + ", whatever nodes there are: leave --batch and --facts out");
    }
    if (diff && json) {
      throw wrongUsage("--diff prints a patch, and no JSON: give one of --diff and --json");
    }
    if (module != null) {
      throw wrongUsage("--fix and --diff are for the names of all modules: leave --module out");
    }
    Environment environment = environment();
    Path directory = environment.definitions().snapshot().directory();
    if (directory == null) {
      throw wrongUsage("only an environment's directory has files to mend");
    }
    RenamedFiles files = RenamedFiles.of(environment, directory, List.of(), data);
    if (diff) {
      // The patch stays one that can be applied.
      System.err.print(files.left());
      System.out.print(files.diff());
    } else {
      files.write();
      System.out.print(json ? ValueJson.text(files.map(), true) + "\n" : files.text());
    }
    return files.needPeople() ? USED : 0;
  }

  private Environment environment() throws IOException {
    return environmentArguments.loadSide(side == null ? environmentArguments.name() : side, null);
  }

  private int report(Path fleet) throws IOException {
    Environment environment = environment();
    if (module != null) {
      checkModule(module, environment);
    }
    FleetCheck.Result result;
    try (NodesProgress progress = new NodesProgress(fleet)) {
      result =
          new FleetCheck(environment, compiles.timeLimit())
              .run(fleet, compiles.jobs(), progress::done);
    }
    DeprecationReport report =
        new DeprecationReport(result, module, environment.definitions().snapshot().directory());
    System.out.print(json ? ValueJson.text(report.map(), true) + "\n" : report.text());
    return !result.failures().isEmpty() ? 1 : report.isEmpty() ? 0 : USED;
  }

  /** Refuses a module that the environment has not, and of whose names it says nothing itself. */
  private void checkModule(String name, Environment environment) {
    Set<String> known = new TreeSet<>();
    environment.definitions().snapshot().modules().forEach(each -> known.add(each.name()));
    known.addAll(environment.deprecations().modules());
    if (!known.contains(name)) {
      String near = Suggestions.nearest(name, known, 2);
      String meant = near == null ? "" : ": did you mean '" + near + "'?";
      throw wrongUsage("the environment has no module '" + name + "'" + meant);
    }
  }

  private CommandLine.ParameterException wrongUsage(String message) {
    return new CommandLine.ParameterException(spec.commandLine(), message);
  }
}
