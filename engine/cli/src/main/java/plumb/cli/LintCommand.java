package plumb.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import plumb.analysis.lint.LintedFile;
import plumb.cli.lint.CheckOptions;
import plumb.cli.lint.LintOptions;
import plumb.cli.lint.LintReport;
import plumb.cli.lint.LintRun;
import plumb.cli.lint.OptionFiles;
import plumb.cli.lint.ReportFormat;
import plumb.cli.lint.Selection;

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
    LintRun run = new LintRun(options, Console::warning);
    List<Path> manifests = run.manifests();
    Selection selection = Selection.of(options, manifests);
    LintRun.Outcome outcome = run.check(selection, manifests);
    List<LintedFile> reported = report(selection.settled(outcome.files()), outcome.files());
    outcome.failures().values().forEach(failure -> Console.fail(failure, null, false));
    return !outcome.failures().isEmpty() || reported.stream().anyMatch(options::fails) ? 1 : 0;
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

  private List<LintedFile> report(Selection selection, List<LintedFile> linted) {
    for (LintedFile file : linted) {
      file.remarks().forEach(remark -> Console.warning(file.source().path() + ": " + remark));
    }
    selection.remarks(linted).forEach(Console::warning);
    List<LintedFile> reported = linted.stream().map(selection).toList();
    LintReport.of(options, reported.size(), Main.VERSION).print(reported, System.out);
    return reported;
  }
}
