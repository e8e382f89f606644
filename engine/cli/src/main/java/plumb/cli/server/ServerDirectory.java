package plumb.cli.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;
import plumb.compiler.program.CompileException;
import plumb.server.authority.Authority;
import plumb.server.authority.AuthorityOptions;
import plumb.server.authority.KeyKind;
import plumb.server.authority.SecretKey;
import plumb.server.authority.SigningPolicy;
import plumb.store.Store;

/** The options that say where a server keeps what it knows. */
final class ServerDirectory {
  private static final String FILE = "plumb.db";

  @Option(
      names = "--dir",
      paramLabel = "DIR",
      description =
          "Where the server's secret and its database are (/var/lib/plumb/server, or below the home directory of who is not root).")
  private @Nullable Path directory;

  @Option(
      names = "--database",
      paramLabel = "URL",
      converter = Url.class,
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
    return database == null ? "jdbc:sqlite:" + directory().resolve(FILE) : database;
  }

  /**
   * Opens the database of a server, which may be running.
   *
   * @throws CompileException when there is none in the directory
   */
  Store open() throws IOException {
    if (database == null) {
      demand(directory().resolve(FILE));
    }
    return Store.open(database());
  }

  private static void demand(Path file) {
    if (!Files.exists(file)) {
      throw new CompileException("NO_SERVER", "there is no server here: " + file + " is missing")
          .withHint("name the server's directory by --dir; its first start makes it");
    }
  }

  /** Reads the name of a database from the command line. */
  static final class Url implements ITypeConverter<String> {
    @Override
    public String convert(String text) {
      if (text.startsWith("jdbc:sqlite:") || text.startsWith("jdbc:postgresql:")) {
        return text;
      }
      throw new TypeConversionException(
          "'"
              + text
              + "' is no database: write jdbc:sqlite:FILE or jdbc:postgresql://HOST/DATABASE");
    }
  }

  /** Opens the authority of a server, which may be running. */
  Authority authority(Store store) throws IOException {
    Path secret = directory().resolve("secret");
    // Another one would not open what the server has sealed.
    demand(secret);
    return new Authority(
        store,
        SecretKey.in(secret),
        new AuthorityOptions("Plumb authority", KeyKind.EC, AuthorityOptions.USUAL_LIFETIME),
        SigningPolicy.NOBODY,
        Clock.systemUTC());
  }
}
