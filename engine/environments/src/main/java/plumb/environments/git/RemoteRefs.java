package plumb.environments.git;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The branches and tags that a remote has, each with its commit. Immutable.
 *
 * @param commits by full name, as in {@code refs/heads/main}; tags by the commits that they mean
 */
public record RemoteRefs(Map<String, String> commits) {
  private static final String BRANCHES = "refs/heads/";
  private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}");
  private static final String PEELED = "^{}";

  /** Asks a remote. */
  public static RemoteRefs of(Remote remote) {
    String listed = new GitCommand(remote).run("ls-remote", "--quiet", "--", remote.source());
    Map<String, String> commits = new TreeMap<>();
    for (String line : listed.split("\n")) {
      int tab = line.indexOf('\t');
      if (tab > 0) {
        String name = line.substring(tab + 1);
        commits.put(
            name.endsWith(PEELED) ? name.substring(0, name.length() - PEELED.length()) : name,
            line.substring(0, tab));
      }
    }
    return new RemoteRefs(commits);
  }

  /** The names of the branches, in order. */
  public List<String> branches() {
    List<String> names = new ArrayList<>();
    for (String name : commits.keySet()) {
      if (name.startsWith(BRANCHES)) {
        names.add(name.substring(BRANCHES.length()));
      }
    }
    names.sort(null);
    return names;
  }

  /** The commit of a branch, or null. */
  public @Nullable String branch(String name) {
    return commits.get(BRANCHES + name);
  }

  /**
   * The commit that a name means, as git understands it: a whole commit's, a ref's, a tag's, a
   * branch's. Null when the remote does not tell; it may still be the start of a commit's.
   */
  public @Nullable String resolve(String name) {
    if (isCommit(name)) {
      return name;
    }
    for (String prefix : List.of("", "refs/", "refs/tags/", BRANCHES)) {
      String commit = commits.get(prefix + name);
      if (commit != null) {
        return commit;
      }
    }
    return null;
  }

  /** Whether a name is that of a whole commit. */
  public static boolean isCommit(String name) {
    return COMMIT.matcher(name).matches();
  }
}
