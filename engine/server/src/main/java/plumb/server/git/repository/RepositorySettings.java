package plumb.server.git.repository;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumb.server.authority.Names;

/**
 * What holds for one repository, whatever is pushed to it. Branches are named by patterns in which
 * a star stands for any characters; a tag by {@code refs/tags/NAME}.
 *
 * @param branches what holds for some branches; the first pattern that fits counts
 * @param grants rights by person; who has none here has those of their role
 * @param hooks are asked before a push lands, in this order
 */
public record RepositorySettings(
    Kind kind,
    Limits limits,
    List<ProtectedBranches> branches,
    Map<String, BranchGrant> grants,
    List<Hook> hooks) {
  /** Nothing special. */
  public static final RepositorySettings USUAL =
      new RepositorySettings(Kind.PLAIN, Limits.USUAL, List.of(), Map.of(), List.of());

  public RepositorySettings {
    branches = List.copyOf(branches);
    grants = Map.copyOf(grants);
    hooks = List.copyOf(hooks);
  }

  /** What a repository is for. */
  public enum Kind {
    /** Its branches are environments. */
    CONTROL,
    /** A module that environments use. */
    MODULE,
    /** Anything else. */
    PLAIN
  }

  /**
   * How large things may be, in bytes.
   *
   * @param pack what one push sends
   * @param object one file, or anything else, unpacked
   * @param total all that the repository holds on the disk
   */
  public record Limits(long pack, long object, long total) {
    public static final Limits USUAL = new Limits(256L << 20, 128L << 20, 4L << 30);
  }

  /**
   * Branches that are never rewritten or deleted by a push.
   *
   * @param pushers persons; all who may write when it is null
   */
  public record ProtectedBranches(Names pattern, @Nullable Names pushers) {}

  /**
   * What a person may do to which branches.
   *
   * @param force to rewrite and delete
   */
  public record BranchGrant(Names read, Names write, Names force) {}

  /**
   * A program of the server that is asked.
   *
   * @param command its absolute path and its arguments
   */
  public record Hook(String name, List<String> command, Duration time) {
    public static final Duration USUAL_TIME = Duration.ofSeconds(30);

    public Hook {
      command = List.copyOf(command);
    }
  }

  /** What protects a branch; null when nothing does. */
  public @Nullable ProtectedBranches protection(String branch) {
    return branches.stream().filter(one -> one.pattern().has(branch)).findFirst().orElse(null);
  }
}
