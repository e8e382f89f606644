package plumb.store;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;
import plumb.store.nodes.Nodes;
import plumb.store.nodes.ReportRow;

/** Databases as earlier versions left them. */
public final class OlderSchema {
  private OlderSchema() {}

  /**
   * Makes the schema of an earlier version in an empty database.
   *
   * @param version of the last migration that is done
   */
  public static void make(String url, String version) {
    Flyway.configure(Store.class.getClassLoader())
        .loggers("slf4j")
        .dataSource(url, null, null)
        .locations("classpath:plumb/store/migrations")
        .placeholders(Dialect.of(url).placeholders())
        .target(version)
        .load()
        .migrate();
  }

  /** Keeps a report as a server would. */
  public static void add(String url, ReportRow row) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url)) {
      Jdbi.create(connection).useTransaction(handle -> new Nodes(handle).add(row));
    }
  }
}
