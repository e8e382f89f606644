package plumb.environments.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/**
 * A repository as it would be after a push, for who reads it with git: it has the objects of the
 * real one, which knows nothing of it.
 */
public final class ProposedRepository {
  private static final String NO_COMMIT = "0".repeat(40);

  private ProposedRepository() {}

  /**
   * Makes it.
   *
   * @param real a bare repository, which has the new objects already
   * @param changes the new commits of branches and tags by their full names; 40 zeros for those
   *     that go
   * @param directory a directory that is not there yet
   */
  public static void make(Path real, Map<String, String> changes, Path directory)
      throws IOException {
    TreeMap<String, String> refs = refs(real);
    changes.forEach(
        (name, commit) -> {
          if (commit.equals(NO_COMMIT)) {
            refs.remove(name);
          } else {
            refs.put(name, commit);
          }
        });
    StringBuilder packed = new StringBuilder();
    refs.forEach((name, commit) -> packed.append(commit).append(' ').append(name).append('\n'));
    Files.createDirectories(directory.resolve("refs"));
    Files.createDirectories(directory.resolve("objects/info"));
    Files.writeString(
        directory.resolve("objects/info/alternates"), real.resolve("objects").toRealPath() + "\n");
    Files.writeString(directory.resolve("packed-refs"), packed);
    Files.writeString(
        directory.resolve("config"), "[core]\n\trepositoryformatversion = 0\n\tbare = true\n");
    Files.writeString(directory.resolve("HEAD"), "ref: refs/heads/main\n");
  }

  private static TreeMap<String, String> refs(Path real) throws IOException {
    TreeMap<String, String> refs = new TreeMap<>();
    IsolatedSystem.set();
    try (Repository repository =
        new FileRepositoryBuilder().setBare().setGitDir(real.toFile()).build()) {
      for (Ref ref : repository.getRefDatabase().getRefs()) {
        if (ref.getObjectId() != null && !ref.isSymbolic()) {
          refs.put(ref.getName(), ref.getObjectId().name());
        }
      }
    }
    return refs;
  }
}
