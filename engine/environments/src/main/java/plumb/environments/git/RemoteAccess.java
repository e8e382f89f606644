package plumb.environments.git;

import org.jspecify.annotations.Nullable;

/**
 * How a remote is reached, where git's own configuration does not say.
 *
 * @param privateKey the path of a key for ssh
 * @param tokenFile the path of a file with a token for https
 * @param username who logs in with the token or over ssh
 * @param proxy the URL of a proxy for http and https
 */
public record RemoteAccess(
    @Nullable String privateKey,
    @Nullable String tokenFile,
    @Nullable String username,
    @Nullable String proxy) {

  /** What git is set up for. */
  public static final RemoteAccess USUAL = new RemoteAccess(null, null, null, null);
}
