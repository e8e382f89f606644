package plumb.environments.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import plumb.environments.EnvironmentException;

/** A repository that somebody works in. It is only read. Thread-safe. */
public final class LocalRepository {
  private static final String HEADS = "refs/heads/";

  private final Path directory;
  private final GitCommand git;

  private LocalRepository(Path directory) {
    this.directory = directory;
    this.git = command(directory);
  }

  private static GitCommand command(Path directory) {
    return new GitCommand(new Remote(directory.toString(), RemoteAccess.USUAL));
  }

  /** The repository that a directory lies in; null when it lies in none. */
  public static @Nullable LocalRepository around(Path inside) {
    try {
      String found =
          command(inside).run("-C", inside.toString(), "rev-parse", "--absolute-git-dir").strip();
      return new LocalRepository(Path.of(found));
    } catch (EnvironmentException e) {
      return null;
    }
  }

  /** The directory of git's own files. */
  public Path directory() {
    return directory;
  }

  /** The top of the work tree that a directory of it lies in; itself where there is none. */
  public Path root(Path inside) {
    try {
      String top = git.run("-C", inside.toString(), "rev-parse", "--show-toplevel").strip();
      return top.isEmpty() ? inside : Path.of(top);
    } catch (EnvironmentException e) {
      return inside;
    }
  }

  /** The commit that a revision is; null when there is none of that name. */
  public @Nullable String commit(String revision) {
    try {
      return git.run(
              "--git-dir=" + directory,
              "rev-parse",
              "--verify",
              "--quiet",
              "--end-of-options",
              revision + "^{commit}")
          .lines()
          .filter(RemoteRefs::isCommit)
          .findFirst()
          .orElse(null);
    } catch (EnvironmentException e) {
      return null;
    }
  }

  /** Whether a revision is the name of a branch, and nothing but the name. */
  public boolean hasBranch(String revision) {
    try {
      String found = git.run("--git-dir=" + directory, "show-ref", "--verify", HEADS + revision);
      return !found.isEmpty();
    } catch (EnvironmentException e) {
      return false;
    }
  }

  /** The same for a branch of a name that takes nobody's place. */
  public void offer(String commit, String branch, Path other) throws IOException {
    offer(commit, branch, other, earlier -> false);
  }

  /**
   * Offers a commit as a branch of a repository of its own, which has this one's objects.
   *
   * @param other its directory; made when it is not there
   * @param inTheWay which branches that were offered before this one takes the place of
   */
  public void offer(String commit, String branch, Path other, Predicate<String> inTheWay)
      throws IOException {
    if (!Files.exists(other.resolve("HEAD"))) {
      Files.createDirectories(other);
      String unused = git.run("init", "--quiet", "--bare", other.toString());
    }
    String objects =
        git.run("--git-dir=" + directory, "rev-parse", "--git-path", "objects").strip();
    Files.writeString(
        other.resolve("objects/info/alternates"), directory.resolve(objects).toRealPath() + "\n");
    String there = "--git-dir=" + other;
    for (String ref :
        git.run(there, "for-each-ref", "--format=%(refname)", HEADS).lines().toList()) {
      String earlier = ref.substring(HEADS.length());
      if (!earlier.equals(branch) && inTheWay.test(earlier)) {
        String unused = git.run(there, "update-ref", "-d", ref);
      }
    }
    String unused = git.run(there, "update-ref", HEADS + branch, commit);
  }
}
