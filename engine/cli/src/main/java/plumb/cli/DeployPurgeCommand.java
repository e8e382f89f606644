package plumb.cli;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import plumb.environments.deploy.DeployRequest;
import plumb.environments.deploy.Deployer;

/** {@code plumb deploy purge}: removes environments that no branch is any more. */
@Command(
    name = "purge",
    description = "Removes environments without a branch, and snapshots that nobody needs.",
    mixinStandardHelpOptions = true)
final class DeployPurgeCommand implements Callable<Integer>, JsonCommand {
  @Mixin private DeployArguments arguments = new DeployArguments();

  @Option(names = "--dry-run", description = "Tell what would be removed, and remove nothing.")
  private boolean dryRun;

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
    DeployRequest request = new DeployRequest(Set.of(), dryRun, null, Duration.ofMinutes(keep));
    return new DeployRun(arguments, request, json).run(Deployer::purge);
  }
}
