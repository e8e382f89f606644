package plumb.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentSkipListMap;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import plumb.analysis.lint.LintedFile;
import plumb.analysis.lint.Linter;
import plumb.analysis.lintcache.CachingLinter;
import plumb.analysis.semantic.SemanticCheck;
import plumb.analysis.semantic.SemanticLinter;
import plumb.cli.lint.CheckOptions;
import plumb.cli.lint.FixedFile;
import plumb.cli.lint.LintOptions;
import plumb.cli.lint.LintReport;
import plumb.cli.lint.ManifestSearch;
import plumb.cli.lint.OptionFiles;
import plumb.cli.lint.ReportFormat;
import plumb.cli.lint.Selection;
import plumb.compiler.lower.LoweringReader;
import plumb.compiler.program.UnitReader;
import plumb.compiler.unitcache.CachingUnitReader;

/** {@code plumb lint PATH...}: the style of manifests, with puppet-lint's checks and options. */
@Command(
    name = "lint",
    description = "Checks the style of manifests, with the checks and options of puppet-lint.",
    mixinStandardHelpOptions = true,
    modelTransformer = CheckOptions.class,
    exitCodeOnInvalidInput = 1,
    footer = {
      "",
      "--no-CHECK-check switches a check off, --CHECK-check switches it on.",
      "Options are also read from /etc/puppet-lint.rc, ~/.puppet-lint.rc and .puppet-lint.rc, one a"
          + " line.",
      "Exit codes: 0 no errors were found; 1 some were (with --fail-on-warnings: or warnings), or"
          + " wrong usage."
    })
final class LintCommand implements Callable<Integer>, JsonCommand {
  @Spec private CommandSpec spec;
  @Mixin private LintOptions options = new LintOptions();

  // Picocli fills the field in before anything runs.
  @SuppressWarnings("NullAway.Init")
  LintCommand() {}

  @Override
  public boolean printsJson() {
    return options.format() == ReportFormat.JSON;
  }

  @Override
  public Integer call() throws IOException {
    options = withOptionFiles();
    if (options.listsChecks()) {
      options.checks().forEach(check -> System.out.println(check.name()));
      return 0;
    }
    if (options.paths().isEmpty()) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "Say what to check: files or directories are missing.");
    }
    options.unknownChecks().forEach(name -> Console.warning("there is no check " + name));
    if (options.writtenBaseline() != null && options.changedSince() != null) {
      throw new CommandLine.ParameterException(
          spec.commandLine(),
          "A baseline holds all findings: --write-baseline does not go with --changed-since.");
    }
    List<Path> manifests = manifests();
    return check(Selection.of(options, manifests), manifests);
  }

  /** The options of this command line behind those of the files of options. */
  private LintOptions withOptionFiles() throws IOException {
    List<String> all = spec.commandLine().getParseResult().originalArgs();
    List<String> own = all.subList(all.indexOf(spec.name()) + 1, all.size());
    LintCommand combined = new LintCommand();
    CommandLine line = new CommandLine(combined);
    line.setOverwrittenOptionsAllowed(true);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.parseArgs(OptionFiles.expand(own).toArray(String[]::new));
    return combined.options;
  }

  private List<Path> manifests() throws IOException {
    boolean others = !options.semanticChecks().isEmpty();
    List<Path> manifests = new ArrayList<>();
    for (Path path : options.paths()) {
      if (!Files.exists(path)) {
        throw new NoSuchFileException(path.toString());
      }
      List<Path> found =
          Files.isDirectory(path) ? ManifestSearch.below(path, others) : List.of(path);
      if (found.isEmpty()) {
        Console.warning("no manifests (*.pp) below " + path);
      }
      found.stream().filter(one -> !options.ignores(one)).forEach(manifests::add);
    }
    return manifests;
  }

  private int check(Selection selection, List<Path> manifests) throws IOException {
    List<SemanticCheck> semanticChecks = options.semanticChecks();
    SemanticLinter semantic =
        semanticChecks.isEmpty()
            ? null
            : SemanticLinter.of(semanticChecks, manifests, options.modulePath(), unitReader());
    Linter linter = new Linter(options.styleChecks(), semantic);
    CachingLinter caching =
        new CachingLinter(
            () -> linter,
            options.circumstances() + (semantic == null ? "" : " " + semantic.state()),
            options.caches() ? CachingLinter.storeOfUser() : null);
    List<Path> wanted = manifests.stream().filter(selection::touches).toList();
    Map<Path, IOException> failures = new ConcurrentSkipListMap<>();
    List<LintedFile> linted =
        wanted.parallelStream()
            .flatMap(manifest -> lint(linter, caching, selection, manifest, failures).stream())
            .toList();
    caching.keep();
    List<LintedFile> reported = report(selection.settled(linted), linted);
    failures.values().forEach(failure -> Console.fail(failure, null, false));
    return !failures.isEmpty() || reported.stream().anyMatch(options::fails) ? 1 : 0;
  }

  private UnitReader unitReader() {
    return options.caches()
        ? CachingUnitReader.ofUser()
        : new CachingUnitReader(new LoweringReader(), null);
  }

  private List<LintedFile> report(Selection selection, List<LintedFile> linted) {
    for (LintedFile file : linted) {
      file.remarks().forEach(remark -> Console.warning(file.source().path() + ": " + remark));
    }
    selection.remarks(linted).forEach(Console::warning);
    List<LintedFile> reported = linted.stream().map(selection).toList();
    LintReport.of(options, reported.size(), Main.VERSION).print(reported, System.out);
    return reported;
  }

  /** What is found in a file; nothing, and why, when it cannot be read or written. */
  private Optional<LintedFile> lint(
      Linter linter,
      CachingLinter caching,
      Selection selection,
      Path manifest,
      Map<Path, IOException> failures) {
    try {
      LintedFile linted = caching.lint(manifest);
      return Optional.of(
          options.fixes() ? FixedFile.fix(linter, linted, selection, manifest) : linted);
    } catch (IOException e) {
      failures.put(manifest, e);
      return Optional.empty();
    }
  }
}
