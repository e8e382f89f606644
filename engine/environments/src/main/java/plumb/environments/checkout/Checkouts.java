package plumb.environments.checkout;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plumb.environments.EnvironmentException;
import plumb.environments.branches.BranchMapping;
import plumb.environments.deploy.DeployListener;
import plumb.environments.deploy.DeployReport;
import plumb.environments.deploy.DeployRequest;
import plumb.environments.deploy.Deployer;
import plumb.environments.deploy.EnvironmentOutcome;
import plumb.environments.git.LocalRepository;
import plumb.environments.git.RemoteAccess;
import plumb.environments.settings.DeploySettings;
import plumb.environments.settings.ForgeSettings;
import plumb.environments.settings.GitSettings;
import plumb.environments.settings.PurgeLevel;
import plumb.environments.settings.SourceSettings;

/**
 * Commits of a control repository as environments: their files, and the modules of their
 * Puppetfiles. They are deployed, as everywhere else, into a directory of their own, where the next
 * checkout finds them.
 */
public final class Checkouts {
  private static final int REMOTES_AT_ONCE = 4;

  private final LocalRepository repository;
  private final Path directory;
  private final DeployListener listener;

  /**
   * @param cache a directory for the checkouts of all repositories
   */
  public Checkouts(LocalRepository repository, Path cache, DeployListener listener) {
    this.repository = repository;
    this.directory = cache.resolve(digest(repository.directory().toString()));
    this.listener = listener;
  }

  /** A name for a repository's own directory. */
  static String digest(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * The environment of a revision. Modules that follow the control repository's branch follow that
   * of this name; with a commit they take their default.
   *
   * @return its directory; null when the repository has no such revision
   * @throws EnvironmentException when a module cannot be had
   */
  public @Nullable Path environment(String revision) throws IOException {
    String commit = repository.commit(revision);
    if (commit == null) {
      return null;
    }
    String branch = repository.hasBranch(revision) ? revision : "commit_" + commit;
    Path offered = directory.resolve("offered.git");
    repository.offer(commit, branch, offered, earlier -> excludes(earlier, branch));
    DeployReport report;
    try (Deployer deployer = new Deployer(settings(offered), request(branch), listener)) {
      report = deployer.deploy();
    }
    for (RuntimeException problem : report.problems()) {
      throw problem;
    }
    for (EnvironmentOutcome outcome : report.environments()) {
      if (outcome.problem() != null) {
        throw outcome.problem();
      }
      return outcome.path().toRealPath();
    }
    throw new EnvironmentException("NO_ENVIRONMENT", "'" + revision + "' can be no environment");
  }

  /** Whether two branches can be no branches, or environments, at the same time. */
  private static boolean excludes(String one, String other) {
    return one.startsWith(other + "/")
        || other.startsWith(one + "/")
        || BranchMapping.environmentName(one).equals(BranchMapping.environmentName(other));
  }

  private static DeployRequest request(String branch) {
    return new DeployRequest(
        Set.of(BranchMapping.environmentName(branch)), false, null, Duration.ofDays(1));
  }

  private DeploySettings settings(Path offered) {
    SourceSettings source =
        new SourceSettings(
            "checkouts",
            offered.toString(),
            directory.resolve("environments"),
            "",
            null,
            List.of(),
            null,
            SourceSettings.InvalidBranches.CORRECT,
            "Puppetfile");
    return new DeploySettings(
        directory.resolve("repositories"),
        REMOTES_AT_ONCE,
        List.of(source),
        List.of(),
        new GitSettings(null, RemoteAccess.USUAL, List.of()),
        new ForgeSettings(ForgeSettings.PUBLIC, null, null, true),
        EnumSet.of(PurgeLevel.PUPPETFILE),
        List.of(),
        null,
        true,
        List.of());
  }
}
