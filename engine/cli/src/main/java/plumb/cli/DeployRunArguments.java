package plumb.cli;

import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import plumb.environments.deploy.DeployRequest;

/** The options that all commands have which change what is deployed. */
final class DeployRunArguments {
  @Option(names = "--dry-run", description = "Tell what would change, and change nothing.")
  private boolean dryRun;

  @Option(
      names = "--keep",
      paramLabel = "MINUTES",
      description = "How long a replaced snapshot stays for who may still read it (15).")
  private int keep = 15;

  @Option(names = "--json", description = "Print what was done as JSON.")
  private boolean json;

  /** Whether standard output is for programs. */
  boolean json() {
    return json;
  }

  /** What is asked for: some environments, or all. */
  DeployRequest request(Set<String> environments, @Nullable String defaultBranchOverride) {
    return new DeployRequest(environments, dryRun, defaultBranchOverride, Duration.ofMinutes(keep));
  }
}
