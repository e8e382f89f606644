package plumb.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import plumb.analysis.data.DataCheck;
import plumb.analysis.data.DataProblem;
import plumb.analysis.impact.Consumers;
import plumb.analysis.lint.LintedFile;
import plumb.analysis.semantic.ModulePlace;
import plumb.cli.lint.CheckOptions;
import plumb.cli.lint.CompileFindings;
import plumb.cli.lint.DeprecationFindings;
import plumb.cli.lint.LintOptions;
import plumb.cli.lint.LintReport;
import plumb.cli.lint.LintRun;
import plumb.cli.lint.NodeRemarks;
import plumb.cli.lint.ReportFormat;
import plumb.cli.lint.Selection;
import plumb.compiler.EnvironmentLoader;
import plumb.compiler.EnvironmentOptions;
import plumb.compiler.batch.BatchFailure;
import plumb.compiler.evaluation.Environment;
import plumb.compiler.evaluation.NodeInput;
import plumb.compiler.evaluation.Strictness;
import plumb.compiler.fleet.CatalogFilter;
import plumb.compiler.fleet.FleetCheck;
import plumb.compiler.fleet.FleetComparison;
import plumb.compiler.fleet.FleetDiff;
import plumb.compiler.fleet.FleetRecord;
import plumb.compiler.fleet.NodeSelection;
import plumb.compiler.program.CompileException;
import plumb.compiler.program.InvalidSourceException;
import plumb.compiler.snapshot.Module;
import plumb.compiler.unitcache.CachingUnitReader;

/** {@code plumb check PATH}: everything that can be known of a change before it lands. */
@Command(
    name = "check",
    description = "Checks a module or an environment as a whole: its files, its nodes, its users.",
    mixinStandardHelpOptions = true,
    modelTransformer = CheckOptions.class,
    footer = {
      "",
      "Options are those of `plumb lint`, and its reports. A module is also checked against the",
      "environments below --environmentpath that use it.",
      "Exit codes: 0 no errors were found; 1 some were (with --fail-on-warnings: or warnings);",
      "2 wrong usage."
    })
final class CheckCommand implements Callable<Integer>, JsonCommand {
  @Spec private CommandSpec spec;
  @Mixin private LintOptions options = new LintOptions();
  @Mixin private CompileArguments compiles = new CompileArguments();

  @Option(
      names = "--environmentpath",
      paramLabel = "DIRS",
      description = "Directories of environments that may use the module, separated by colons.")
  private @Nullable String environmentPath;

  @Option(
      names = "--batch",
      paramLabel = "FILE",
      description =
          "Nodes to compile: one JSON object a line (name, facts, trusted, classes, parameters).")
  private @Nullable Path batch;

  @Option(
      names = "--facts",
      paramLabel = "FILE",
      description = "A node to compile: its facts; the file's name is its own. May be given again.")
  private List<Path> facts = new ArrayList<>();

  // Picocli fills the field in before anything runs.
  @SuppressWarnings("NullAway.Init")
  CheckCommand() {}

  @Override
  public boolean printsJson() {
    return options.format() == ReportFormat.JSON;
  }

  @Override
  public Integer call() throws IOException {
    if (options.paths().size() > 1 || options.fixes()) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "`plumb check` takes one directory, and changes nothing.");
    }
    if (batch != null && !facts.isEmpty()) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "The nodes are those of --batch, or those of --facts.");
    }
    Path written = facts.isEmpty() ? null : FactNodes.write(facts);
    try {
      return check(written == null ? batch : written);
    } finally {
      if (written != null) {
        Files.deleteIfExists(written);
      }
    }
  }

  private int check(@Nullable Path fleet) throws IOException {
    Path path = options.paths().isEmpty() ? Path.of(".") : options.paths().get(0);
    LintRun run = new LintRun(options, Console::warning);
    List<Path> manifests = run.manifests(List.of(path));
    Selection selection = Selection.of(options, manifests);
    LintRun.Outcome outcome = run.check(selection, manifests);
    List<LintedFile> found = new ArrayList<>();
    outcome.files().stream().map(selection).forEach(found::add);
    Path directory = path.toAbsolutePath().normalize();
    Module module = ModulePlace.of(directory.resolve("metadata.json"));
    if (module == null || EnvironmentLoader.isEnvironment(directory) && !isModule(directory)) {
      found = environment(directory, fleet, selection, found);
    } else {
      found.addAll(users(module, run, fleet));
    }
    LintReport.of(options, found.size(), Main.VERSION).print(found, System.out);
    outcome.failures().values().forEach(failure -> Console.fail(failure, null, false));
    return !outcome.failures().isEmpty() || found.stream().anyMatch(options::fails) ? 1 : 0;
  }

  private static boolean isModule(Path directory) {
    return Files.isRegularFile(directory.resolve("metadata.json"));
  }

  /**
   * Adds what is wrong with an environment, apart from what its files alone tell.
   *
   * @param known what these tell
   */
  private List<LintedFile> environment(
      Path directory, @Nullable Path fleet, Selection selection, List<LintedFile> known)
      throws IOException {
    if (!EnvironmentLoader.isEnvironment(directory)) {
      return known;
    }
    List<LintedFile> found = new ArrayList<>(known);
    Environment environment;
    try {
      environment = load(directory, List.of());
    } catch (InvalidSourceException e) {
      // What is wrong with a site manifest has been found.
      return known;
    } catch (RuntimeException e) {
      List<BatchFailure> reason = List.of(unusable(directory, e));
      found.addAll(CompileFindings.of(reason, fleet == null ? directory : fleet));
      return found;
    }
    if (!options.checksStyleOnly()) {
      data(environment, fleet).stream().map(selection).forEach(found::add);
    }
    return fleet == null ? found : nodes(environment, fleet, found);
  }

  /** Why an environment is none that a node could be compiled in. */
  private static BatchFailure unusable(Path directory, RuntimeException problem) {
    return BatchFailure.of(String.valueOf(directory.getFileName()), 1, problem);
  }

  /** Adds why nodes of an environment do not compile, and what they use that is deprecated. */
  private List<LintedFile> nodes(Environment environment, Path fleet, List<LintedFile> known)
      throws IOException {
    Progress progress = new Progress("nodes");
    try {
      FleetCheck.Result result =
          new FleetCheck(environment, compiles.timeLimit())
              .run(fleet, compiles.jobs(), (count, bytes) -> progress.done(count, -1));
      NodeRemarks remarks = new NodeRemarks(known);
      List<LintedFile> found =
          new ArrayList<>(CompileFindings.of(result.failures(), fleet, remarks));
      found.addAll(DeprecationFindings.of(result.uses(), fleet, remarks));
      found.addAll(0, remarks.files());
      return found;
    } finally {
      progress.end();
    }
  }

  /** What is wrong with the data of an environment, apart from what its files alone tell. */
  private static List<LintedFile> data(Environment environment, @Nullable Path fleet)
      throws IOException {
    DataCheck.Report report = new DataCheck(environment, known(fleet, environment)).run();
    Set<String> known = Set.of(DataProblem.DUPLICATE_KEY.check(), DataProblem.INVALID_DATA.check());
    return report.files().stream()
        .map(file -> file.only(finding -> !known.contains(finding.check())))
        .filter(file -> !file.findings().isEmpty())
        .toList();
  }

  /** The nodes of a file; none, so that there may be any, when one of them cannot be read. */
  private static List<NodeInput> known(@Nullable Path fleet, Environment environment)
      throws IOException {
    try {
      return fleet == null
          ? List.of()
          : BatchNodes.read(fleet, environment.definitions().snapshot().name());
    } catch (CompileException e) {
      return List.of();
    }
  }

  /** What a module breaks in the environments that use it. */
  private List<LintedFile> users(Module module, LintRun run, @Nullable Path fleet)
      throws IOException {
    List<LintedFile> found = new ArrayList<>();
    for (Path directory : environments()) {
      Environment before;
      try {
        before = load(directory, List.of());
      } catch (RuntimeException e) {
        Console.warning(directory + " is left out: " + unusable(directory, e).text());
        continue;
      }
      if (before.definitions().snapshot().module(module.name()) == null) {
        continue;
      }
      Consumers consumers = new Consumers(before.definitions().snapshot(), module);
      found.addAll(consumers.broken(options.semanticChecks(), run.unitReader()));
      if (fleet != null) {
        found.addAll(nodes(directory, before, load(directory, List.of(module)), fleet));
      }
    }
    return found;
  }

  private List<LintedFile> nodes(Path directory, Environment before, Environment after, Path fleet)
      throws IOException {
    Progress progress = new Progress("nodes");
    FleetDiff diff;
    try {
      diff =
          new FleetComparison(
                  before,
                  after,
                  compiles.timeLimit(),
                  new FleetRecord(),
                  NodeSelection.ALL,
                  new CatalogFilter(List.of()))
              .run(fleet, compiles.jobs(), true, (count, bytes) -> progress.done(count, -1));
    } finally {
      progress.end();
    }
    String stuck =
        diff.withoutCatalog() == 0 ? "" : ", " + diff.withoutCatalog() + " fail as before";
    Console.note(
        directory
            + ": "
            + diff.changed()
            + " nodes change, "
            + diff.unchanged()
            + " do not"
            + stuck);
    return CompileFindings.of(diff.broken(), fleet);
  }

  private List<Path> environments() throws IOException {
    List<Path> found = new ArrayList<>();
    for (Path root : EnvironmentArguments.roots(environmentPath)) {
      if (Files.isDirectory(root)) {
        try (Stream<Path> children = Files.list(root)) {
          children.filter(EnvironmentLoader::isEnvironment).sorted().forEach(found::add);
        }
      }
    }
    return found;
  }

  private static Environment load(Path directory, List<Module> modules) {
    try {
      return new EnvironmentLoader(CachingUnitReader.ofUser())
          .load(
              new EnvironmentOptions(
                  String.valueOf(directory.getFileName()),
                  directory,
                  null,
                  null,
                  null,
                  null,
                  Strictness.PUPPET_7),
              modules);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
