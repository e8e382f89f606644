package plumb.cli.server.faults;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import plumb.store.TemporaryPostgres;

/** The databases that a server may have; one PostgreSQL serves a whole class of tests. */
final class Databases implements AutoCloseable {
  private @Nullable TemporaryPostgres postgres;

  /** A new database, as the server's option names it. */
  String url(String kind, Path directory) throws IOException, SQLException {
    return kind.equals("sqlite")
        ? "jdbc:sqlite:" + directory.resolve("server/plumb.db")
        : postgres().database();
  }

  TemporaryPostgres postgres() throws IOException {
    assumeTrue(TemporaryPostgres.isThere(), "PostgreSQL is not installed, or this is not root");
    TemporaryPostgres running = postgres;
    if (running == null) {
      running = TemporaryPostgres.start();
      postgres = running;
    }
    return running;
  }

  @Override
  public void close() {
    if (postgres != null) {
      postgres.close();
      postgres = null;
    }
  }
}
