package plumb.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import plumb.analysis.data.DataCheck;
import plumb.analysis.data.DataProblem;
import plumb.analysis.lint.LintedFile;
import plumb.cli.lint.LintOptions;
import plumb.cli.lint.LintReport;
import plumb.cli.lint.ReportFormat;
import plumb.cli.lint.Selection;
import plumb.compiler.EnvironmentLoader;
import plumb.compiler.EnvironmentOptions;
import plumb.compiler.evaluation.Environment;
import plumb.compiler.evaluation.Strictness;
import plumb.compiler.unitcache.CachingUnitReader;

/** {@code plumb data check}: what of an environment's data nothing reads, and what is wrong. */
@Command(
    name = "check",
    description = "Finds data that nothing reads, that parameters refuse, and that is said twice.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "PATH is the directory of an environment; without it, --environment says which. Options of",
      "reports, baselines and --changed-since are those of `plumb lint`.",
      "Exit codes: 0 no errors were found; 1 some were (with --fail-on-warnings: or warnings);",
      "2 wrong usage."
    })
final class DataCheckCommand implements Callable<Integer>, JsonCommand {
  @Spec private CommandSpec spec;
  @Mixin private LintOptions options = new LintOptions();

  @Option(
      names = "--environmentpath",
      paramLabel = "DIRS",
      description = "Directories of environments, separated by colons.")
  private @Nullable String environmentPath;

  @Option(
      names = "--environment",
      paramLabel = "NAME",
      description = "The environment (production).")
  private String environment = "production";

  @Option(
      names = "--hiera_config",
      paramLabel = "FILE",
      description = "hiera.yaml of the global layer, above all environments.")
  private @Nullable Path hieraConfig;

  @Option(
      names = "--batch",
      paramLabel = "FILE",
      description =
          "The only nodes that there are: one JSON object a line (name, facts, trusted, parameters).")
  private @Nullable Path batch;

  @Option(
      names = "--skip-checks",
      paramLabel = "CHECKS",
      split = ",",
      description = "Leave out what these checks find, separated by commas.")
  private List<String> skipped = new ArrayList<>();

  // Picocli fills the field in before anything runs.
  @SuppressWarnings("NullAway.Init")
  DataCheckCommand() {}

  @Override
  public boolean printsJson() {
    return options.format() == ReportFormat.JSON;
  }

  @Override
  public Integer call() throws IOException {
    List<String> checks = Arrays.stream(DataProblem.values()).map(DataProblem::check).toList();
    if (options.listsChecks()) {
      checks.forEach(System.out::println);
      return 0;
    }
    if (options.paths().size() > 1 || options.fixes()) {
      throw wrongUsage("`plumb data check` takes one directory, and changes nothing.");
    }
    for (String name : skipped) {
      if (!checks.contains(name)) {
        throw wrongUsage("There is no check '" + name + "': --list-checks prints their names.");
      }
    }
    Environment loaded = load(directory());
    DataCheck.Report report =
        new DataCheck(loaded, batch == null ? List.of() : BatchNodes.read(batch, environment))
            .run();
    return report(report).stream().anyMatch(options::fails) ? 1 : 0;
  }

  private List<LintedFile> report(DataCheck.Report report) throws IOException {
    List<LintedFile> found = report.files().stream().map(this::wanted).toList();
    List<Path> paths = found.stream().map(file -> Path.of(file.source().path())).toList();
    Selection selection = Selection.of(options, paths).settled(found);
    selection.remarks(found).forEach(Console::warning);
    List<LintedFile> reported = found.stream().map(selection).toList();
    LintReport.of(options, reported.size(), Main.VERSION).print(reported, System.out);
    for (Map.Entry<String, Integer> one : report.unjudged().entrySet()) {
      int count = one.getValue();
      Console.note((count == 1 ? "1 key" : count + " keys") + " cannot be judged: " + one.getKey());
    }
    return reported;
  }

  private LintedFile wanted(LintedFile file) {
    return file.only(finding -> !skipped.contains(finding.check()));
  }

  private Path directory() throws IOException {
    if (!options.paths().isEmpty()) {
      Path given = options.paths().get(0).toAbsolutePath().normalize();
      if (!Files.isDirectory(given)) {
        throw new NotDirectoryException(given.toString());
      }
      return given;
    }
    for (Path root : EnvironmentArguments.roots(environmentPath)) {
      Path directory = root.resolve(environment).normalize();
      if (directory.startsWith(root) && Files.isDirectory(directory)) {
        return directory;
      }
    }
    throw new NoSuchFileException(environment, null, "no environment of that name is there");
  }

  private Environment load(Path directory) throws IOException {
    if (hieraConfig != null && !Files.exists(hieraConfig)) {
      throw new NoSuchFileException(hieraConfig.toString());
    }
    List<Path> modulePath = options.modulePath();
    return new EnvironmentLoader(CachingUnitReader.ofUser())
        .load(
            new EnvironmentOptions(
                String.valueOf(directory.getFileName()),
                directory,
                modulePath.isEmpty() ? null : modulePath,
                null,
                null,
                hieraConfig == null ? null : hieraConfig.toAbsolutePath().normalize(),
                Strictness.PUPPET_7));
  }

  private CommandLine.ParameterException wrongUsage(String message) {
    return new CommandLine.ParameterException(spec.commandLine(), message);
  }
}
