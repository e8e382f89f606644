package plumb.environments.deploy;

import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asks to be deployed.
 *
 * @param environments names of environments; empty for all
 * @param dryRun whether nothing is changed
 * @param defaultBranchOverride which ref modules take that do not have the one they want
 * @param keep how long a replaced snapshot stays
 */
public record DeployRequest(
    Set<String> environments,
    boolean dryRun,
    @Nullable String defaultBranchOverride,
    Duration keep) {}
