package plumb.cli;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import plumb.environments.branches.BranchMapping;
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
  @Mixin private DeployRunArguments run = new DeployRunArguments();

  @Option(
      names = "--default-branch-override",
      paramLabel = "REF",
      description = "What modules take whose own ref does not exist, before their default_branch.")
  private @Nullable String defaultBranchOverride;

  @Override
  public boolean printsJson() {
    return run.json();
  }

  @Override
  public Integer call() throws IOException {
    return new DeployRun(arguments, request(), run.json()).run(Deployer::deploy);
  }

  private DeployRequest request() {
    Set<String> names = new LinkedHashSet<>();
    environments.forEach(name -> names.add(BranchMapping.environmentName(name)));
    return run.request(names, defaultBranchOverride);
  }
}
