package plumb.environments.settings;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumb.environments.git.Remote;
import plumb.environments.git.RemoteAccess;

/**
 * How git repositories are reached.
 *
 * @param defaultRef what a module takes that names no ref
 * @param access of those that no other entry is for
 * @param here directories on this machine that have what remotes have, by the URLs of those
 */
public record GitSettings(
    @Nullable String defaultRef,
    RemoteAccess access,
    List<RepositorySettings> repositories,
    Map<String, Path> here) {

  /** Settings of repositories that are all elsewhere. */
  public GitSettings(
      @Nullable String defaultRef, RemoteAccess access, List<RepositorySettings> repositories) {
    this(defaultRef, access, repositories, Map.of());
  }

  /** The same settings where the machine has what some remotes have. */
  public GitSettings with(Map<String, Path> directories) {
    return new GitSettings(defaultRef, access, repositories, Map.copyOf(directories));
  }

  /** Settings of one repository, which go before the others. */
  public record RepositorySettings(String remote, RemoteAccess access) {}

  /** A remote with what these settings say of it. */
  public Remote remote(String url) {
    Path directory = here.get(url);
    if (directory != null) {
      return new Remote(url, directory.toString(), RemoteAccess.USUAL);
    }
    for (RepositorySettings repository : repositories) {
      if (repository.remote().equals(url)) {
        return new Remote(url, merged(repository.access()));
      }
    }
    return new Remote(url, access);
  }

  private RemoteAccess merged(RemoteAccess own) {
    return new RemoteAccess(
        own.privateKey() == null ? access.privateKey() : own.privateKey(),
        own.tokenFile() == null ? access.tokenFile() : own.tokenFile(),
        own.username() == null ? access.username() : own.username(),
        own.proxy() == null ? access.proxy() : own.proxy());
  }
}
