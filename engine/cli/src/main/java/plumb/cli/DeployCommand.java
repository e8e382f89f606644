package plumb.cli;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import plumb.environments.deploy.DeployRequest;
import plumb.environments.deploy.Deployer;

/** {@code plumb deploy [ENV...]}: branches of control repositories to environments. */
@Command(
    name = "deploy",
    description =
        "Deploys environments: what the branches of control repositories say, as r10k does.",
    mixinStandardHelpOptions = true,
    subcommands = {DeployDisplayCommand.class, DeployPurgeCommand.class},
    footer = {
      "",
      "Exit codes: 0 all is as it should be; 1 something failed, the rest was deployed;",
      "2 wrong usage; 16 the setting write_lock forbids it."
    })
final class DeployCommand implements Callable<Integer>, JsonCommand {
  @Parameters(
      arity = "0..*",
      paramLabel = "ENV",
      description = "Names of environments; without any, all are deployed.")
  private List<String> environments = List.of();

  @Mixin private DeployArguments arguments = new DeployArguments();

  @Option(names = "--dry-run", description = "Tell what would change, and change nothing.")
  private boolean dryRun;

  @Option(
      names = "--default-branch-override",
      paramLabel = "REF",
      description = "What modules take whose own ref does not exist, before their default_branch.")
  private @Nullable String defaultBranchOverride;

  @Option(
      names = "--keep",
      paramLabel = "MINUTES",
      description = "How long a replaced snapshot stays for who may still read it (15).")
  private int keep = 15;

  @Option(names = "--json", description = "Print what was done as JSON.")
  private boolean json;

  @Override
  public boolean printsJson() {
    return json;
  }

  @Override
  public Integer call() throws IOException {
    return new DeployRun(arguments, request(), json).run(Deployer::deploy);
  }

  private DeployRequest request() {
    Set<String> names = new LinkedHashSet<>();
    environments.forEach(name -> names.add(name.replaceAll("[^A-Za-z0-9_]", "_")));
    return new DeployRequest(names, dryRun, defaultBranchOverride, Duration.ofMinutes(keep));
  }
}
