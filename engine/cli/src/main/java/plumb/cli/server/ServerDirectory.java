package plumb.cli.server;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import plumb.server.authority.Authority;
import plumb.server.authority.AuthorityOptions;
import plumb.server.authority.KeyKind;
import plumb.server.authority.SecretKey;
import plumb.server.authority.SigningPolicy;
import plumb.store.Store;

/** The options that say where a server keeps what it knows. */
final class ServerDirectory {
  @Option(
      names = "--dir",
      paramLabel = "DIR",
      description =
          "Where the server's secret and its database are (/var/lib/plumb/server, or below the home directory of who is not root).")
  private @Nullable Path directory;

  @Option(
      names = "--database",
      paramLabel = "URL",
      description =
          "jdbc:sqlite:FILE or jdbc:postgresql://HOST/DATABASE?user=USER (a file in the directory).")
  private @Nullable String database;

  Path directory() {
    Path given = directory;
    if (given != null) {
      return given.toAbsolutePath().normalize();
    }
    return System.getProperty("user.name").equals("root")
        ? Path.of("/var/lib/plumb/server")
        : Path.of(System.getProperty("user.home"), ".local/state/plumb/server");
  }

  String database() {
    return database == null ? "jdbc:sqlite:" + directory().resolve("plumb.db") : database;
  }

  /** Opens the authority of a server, which may be running. */
  Authority authority(Store store) throws IOException {
    return new Authority(
        store,
        SecretKey.in(directory().resolve("secret")),
        new AuthorityOptions("Plumb authority", KeyKind.EC, AuthorityOptions.USUAL_LIFETIME),
        SigningPolicy.NOBODY,
        Clock.systemUTC());
  }
}
