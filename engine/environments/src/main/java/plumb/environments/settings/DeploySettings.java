package plumb.environments.settings;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plumb.dsl.source.Diagnostic;

/**
 * All settings of deploys. Immutable.
 *
 * @param cacheDirectory where repositories and archives are kept
 * @param poolSize how many remotes are asked at once
 * @param postrun a program and its arguments, or empty
 * @param purgeAllowlist globs of files that level ENVIRONMENT leaves alone
 * @param writeLock why nothing may be deployed, or null
 * @param excludeSpec whether modules' spec directories are left out
 * @param warnings settings that have no meaning here
 */
public record DeploySettings(
    Path cacheDirectory,
    int poolSize,
    List<SourceSettings> sources,
    List<String> postrun,
    GitSettings git,
    ForgeSettings forge,
    Set<PurgeLevel> purgeLevels,
    List<String> purgeAllowlist,
    @Nullable String writeLock,
    boolean excludeSpec,
    List<Diagnostic> warnings) {

  /** The same settings where the machine has what some remotes have, by their URLs. */
  public DeploySettings with(Map<String, Path> here) {
    return new DeploySettings(
        cacheDirectory,
        poolSize,
        sources,
        postrun,
        git.with(here),
        forge,
        purgeLevels,
        purgeAllowlist,
        writeLock,
        excludeSpec,
        warnings);
  }
}
