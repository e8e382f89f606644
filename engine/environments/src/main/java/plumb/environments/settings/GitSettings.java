package plumb.environments.settings;

import java.util.List;
import org.jspecify.annotations.Nullable;
import plumb.environments.git.Remote;
import plumb.environments.git.RemoteAccess;

/**
 * How git repositories are reached.
 *
 * @param defaultRef what a module takes that names no ref
 * @param access of those that no other entry is for
 */
public record GitSettings(
    @Nullable String defaultRef, RemoteAccess access, List<RepositorySettings> repositories) {

  /** Settings of one repository, which go before the others. */
  public record RepositorySettings(String remote, RemoteAccess access) {}

  /** A remote with what these settings say of it. */
  public Remote remote(String url) {
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
