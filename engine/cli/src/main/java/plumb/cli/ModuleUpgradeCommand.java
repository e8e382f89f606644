package plumb.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import plumb.cli.changes.ChangesFormat;
import plumb.cli.upgrade.EnvironmentImpact;
import plumb.cli.upgrade.ImpactReport;

/** {@code plumb module upgrade NAME --to VERSION}: what new versions of modules mean here. */
@Command(
    name = "upgrade",
    description =
        "Lists everything that new versions of modules touch: code, data, nodes, catalogs.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "A version is a directory, or a tag, branch, commit or release of the module that the",
      "environment's Puppetfile declares; others come from the Forge.",
      "Exit codes: 0 nothing is touched; 1 failed, or a node has no catalog any more; 2 wrong usage;",
      "3 something is touched, or a catalog changes (with --fix: something is left)."
    })
final class ModuleUpgradeCommand implements Callable<Integer>, JsonCommand {
  private static final int TOUCHED = 3;

  @Spec private CommandSpec spec;
  @Mixin private UpgradeArguments arguments = new UpgradeArguments();
  @Mixin private ChangesFormatArguments output = new ChangesFormatArguments();

  @Parameters(
      arity = "1..*",
      paramLabel = "NAME[@VERSION]",
      description = "Modules that are upgraded together.")
  private List<String> names = new ArrayList<>();

  @Option(
      names = "--to",
      paramLabel = "VERSION",
      description = "The version of modules that are named without one.")
  private @Nullable String to;

  @Option(
      names = "--fix",
      description =
          "Write the names of the new versions into the environments' own manifests and data, as"
              + " far as the modules say what was renamed.")
  private boolean fix;

  // Picocli fills the fields in before anything runs.
  @SuppressWarnings("NullAway.Init")
  ModuleUpgradeCommand() {}

  @Override
  public boolean printsJson() {
    return output.format() == ChangesFormat.JSON;
  }

  @Override
  public Integer call() throws IOException {
    Map<String, String> versions = versions();
    List<EnvironmentImpact> found = new ArrayList<>();
    List<Path> mended = new ArrayList<>();
    for (Path directory : arguments.environments()) {
      EnvironmentImpact impact = arguments.impact(directory, versions);
      if (impact != null) {
        found.add(impact);
        mended.add(directory);
      }
    }
    if (found.isEmpty()) {
      throw wrongUsage("no environment has " + String.join(" or ", versions.keySet()));
    }
    System.out.print(ImpactReport.of(output.format()).of(found));
    if (fix) {
      return mend(mended);
    }
    if (found.stream().anyMatch(EnvironmentImpact::isFailed)) {
      return 1;
    }
    return found.stream().anyMatch(EnvironmentImpact::isAny) ? TOUCHED : 0;
  }

  /** Writes new names; what is left, and what nobody renamed, needs people. */
  private int mend(List<Path> directories) throws IOException {
    boolean done = true;
    for (Path directory : directories) {
      RenamedFiles files = arguments.renames(directory);
      files.write();
      Console.note(directory + ": " + files.text().stripTrailing());
      EnvironmentImpact left = arguments.impactNow(directory);
      if (left.isAny()) {
        Console.note("left: " + ImpactReport.of(ChangesFormat.TEXT).of(List.of(left)).strip());
      }
      done &= !files.needPeople() && !left.isAny();
    }
    return done ? 0 : TOUCHED;
  }

  private Map<String, String> versions() {
    Map<String, String> versions = new LinkedHashMap<>();
    for (String name : names) {
      int at = name.indexOf('@');
      String version = at < 0 ? to : name.substring(at + 1);
      if (version == null || version.isEmpty()) {
        throw wrongUsage("say which version " + name + " gets: " + name + "@VERSION, or --to");
      }
      versions.put(at < 0 ? name : name.substring(0, at), version);
    }
    return versions;
  }

  private CommandLine.ParameterException wrongUsage(String message) {
    return new CommandLine.ParameterException(spec.commandLine(), message);
  }
}
