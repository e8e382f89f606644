package plumb.host.vcs;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a {@code vcsrepo} asks for. Immutable.
 *
 * @param remotes addresses by the names of remotes; empty where there is no source
 * @param remote the name of the remote that is followed
 * @param revision branch, tag or commit; null where any is right
 * @param branch what a new clone has checked out; null for what the remote says
 * @param depth how many commits a new clone has; 0 for all
 * @param force whether anything else at the path gives way
 * @param excludes patterns of files that are none of the repository's; null where not managed
 * @param owner user who gets all files; null where not managed
 * @param group group that gets all files; null where not managed
 * @param user user to run git as; null for that of this process
 * @param identity private key for SSH; null for those of the user
 */
record DesiredRepository(
    Path path,
    Ensure ensure,
    Map<String, String> remotes,
    String remote,
    @Nullable String revision,
    @Nullable String branch,
    int depth,
    boolean force,
    boolean submodules,
    @Nullable List<String> excludes,
    @Nullable String owner,
    @Nullable String group,
    @Nullable String user,
    @Nullable String identity) {

  /** What there is to be. */
  enum Ensure {
    PRESENT,
    LATEST,
    BARE,
    ABSENT;

    /** Returns the word of manifests. */
    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Returns the address that is followed; null where there is none. */
  @Nullable String source() {
    return remotes.get(remote);
  }
}
