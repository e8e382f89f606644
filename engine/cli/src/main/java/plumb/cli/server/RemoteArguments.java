package plumb.cli.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import plumb.daemon.StateFiles;
import plumb.daemon.server.ServerAddress;

/** The options of commands that can ask a server over the network. */
final class RemoteArguments {
  @Option(
      names = "--server",
      paramLabel = "HOST[:PORT]",
      description = "Ask this server (port 8140 unless given) instead of its directory here.")
  private @Nullable String server;

  @Option(
      names = "--token-file",
      paramLabel = "FILE",
      description =
          "Holds the token for the server, as `plumb token create` prints it (~/.config/plumb/token).")
  private @Nullable Path tokenFile;

  @Option(
      names = "--ca",
      paramLabel = "FILE",
      description =
          "The authority's certificates that the server is held against (those that this machine's agent trusts).")
  private @Nullable Path authority;

  /**
   * The server that is asked; empty when the directory here is.
   *
   * @throws IOException with what is missing, for people
   */
  Optional<RemoteServer> open() throws IOException {
    String name = server;
    if (name == null) {
      return Optional.empty();
    }
    Path trusted = authority;
    Path lists = null;
    if (trusted == null) {
      Path ssl = StateFiles.usualDirectory().resolve("ssl");
      trusted = ssl.resolve("certs/ca.pem");
      lists = ssl.resolve("crl.pem");
    }
    if (!Files.isReadable(trusted)) {
      throw new IOException(
          trusted + " cannot be read: name a file with the server's authority by --ca");
    }
    try {
      return Optional.of(
          new RemoteServer(
              ServerAddress.parse(name),
              token(),
              RemoteServer.trusting(
                  trusted, lists != null && Files.isReadable(lists) ? lists : null)));
    } catch (IllegalArgumentException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private String token() throws IOException {
    Path file =
        tokenFile == null
            ? Path.of(System.getProperty("user.home"), ".config", "plumb", "token")
            : tokenFile;
    if (!Files.isReadable(file)) {
      throw new IOException(file + " cannot be read: name a file with a token by --token-file");
    }
    Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
    if (permissions.contains(PosixFilePermission.OTHERS_READ)
        || permissions.contains(PosixFilePermission.GROUP_READ)) {
      throw new IOException("others can read the token in " + file + ": chmod 600 " + file);
    }
    String token = Files.readString(file).strip();
    if (!token.matches("[A-Za-z0-9_-]{1,200}")) {
      throw new IOException("there is no token in " + file);
    }
    return token;
  }
}
