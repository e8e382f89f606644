package plumb.server.git;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where git repositories are, and how they are reached.
 *
 * @param directory of all repositories
 * @param ssh where the SSH server listens; null for no SSH
 * @param hostKey the file of the SSH server's key; it is made when there is none
 */
public record GitSettings(Path directory, @Nullable InetSocketAddress ssh, Path hostKey) {

  /** Below a server's own directory, by HTTPS alone. */
  public static GitSettings in(Path server) {
    return new GitSettings(
        server.resolve("repositories"), null, server.resolve("ssh_host_ecdsa_key"));
  }

  /** The same with an SSH server. */
  public GitSettings withSsh(InetSocketAddress address) {
    return new GitSettings(directory, address, hostKey);
  }
}
