package plumb.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import plumb.analysis.changes.InterfaceComparison;
import plumb.analysis.changes.ModuleChanges;
import plumb.analysis.changes.ModuleChanges.Verdict;
import plumb.analysis.interfaces.InterfaceReader;
import plumb.cli.changes.ChangesFormat;
import plumb.cli.changes.ChangesReport;
import plumb.compiler.snapshot.Module;

/** {@code plumb module changes OLD NEW}: what differs between two versions of a module. */
@Command(
    name = "changes",
    description = "Compares what two versions of a module offer, and judges the version number.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "OLD and NEW are directories; tags, branches or commits of the repository around the current",
      "directory; or NAME@VERSION of modules that a Puppetfile declares, OWNER-NAME@VERSION of others.",
      "Exit codes: 0 nothing breaks; 1 failed, or a file could not be read; 2 wrong usage;",
      "3 something breaks, or with --check-version: the version number promises too much."
    })
final class ModuleChangesCommand implements Callable<Integer>, JsonCommand {
  private static final int BREAKING = 3;

  @Mixin private ModuleVersionArguments versions = new ModuleVersionArguments();
  @Mixin private ChangesFormatArguments output = new ChangesFormatArguments();

  @Parameters(index = "0", paramLabel = "OLD", description = "What there is.")
  private String before;

  @Parameters(index = "1", paramLabel = "NEW", description = "What is to be.")
  private String after;

  @Option(
      names = "--check-version",
      description = "Changes may break what they like, as long as the version number says so.")
  private boolean checkVersion;

  // Picocli fills the fields in before anything runs.
  @SuppressWarnings("NullAway.Init")
  ModuleChangesCommand() {}

  @Override
  public boolean printsJson() {
    return output.format() == ChangesFormat.JSON;
  }

  @Override
  public Integer call() throws IOException {
    InterfaceReader reader = versions.reader();
    Module old = versions.module(before);
    Module now = versions.newer(old, after);
    ModuleChanges changes = InterfaceComparison.compare(reader.read(old), reader.read(now), reader);
    System.out.print(ChangesReport.of(output.format()).of(changes));
    if (changes.isPartial()) {
      return 1;
    }
    Verdict verdict = changes.verdict();
    boolean bad = checkVersion ? verdict != null && !verdict.isHonest() : changes.isBreaking();
    return bad ? BREAKING : 0;
  }
}
