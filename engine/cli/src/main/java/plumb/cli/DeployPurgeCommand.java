package plumb.cli;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import plumb.environments.deploy.Deployer;

/** {@code plumb deploy purge}: removes environments that no branch is any more. */
@Command(
    name = "purge",
    description = "Removes environments without a branch, and snapshots that nobody needs.",
    mixinStandardHelpOptions = true)
final class DeployPurgeCommand implements Callable<Integer>, JsonCommand {
  @Mixin private DeployArguments arguments = new DeployArguments();
  @Mixin private DeployRunArguments run = new DeployRunArguments();

  @Override
  public boolean printsJson() {
    return run.json();
  }

  @Override
  public Integer call() throws IOException {
    return new DeployRun(arguments, run.request(Set.of(), null), run.json()).run(Deployer::purge);
  }
}
