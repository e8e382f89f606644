package plumb.cli.server.faults;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import plumb.store.TemporaryPostgres;

/** The databases that a server may have; one PostgreSQL serves all tests, until the last ends. */
public final class Databases {
  private static @Nullable TemporaryPostgres postgres;

  private Databases() {}

  /** A new database, as the server's option names it. */
  public static String url(String kind, Path directory) throws IOException, SQLException {
    return kind.equals("sqlite")
        ? "jdbc:sqlite:" + directory.resolve("server/plumb.db")
        : postgres().database();
  }

  static synchronized TemporaryPostgres postgres() throws IOException {
    assumeTrue(TemporaryPostgres.isThere(), "PostgreSQL is not installed, or this is not root");
    TemporaryPostgres running = postgres;
    if (running == null) {
      running = TemporaryPostgres.start();
      postgres = running;
      Runtime.getRuntime().addShutdownHook(new Thread(running::close));
    }
    return running;
  }
}
