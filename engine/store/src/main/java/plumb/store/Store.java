package plumb.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.function.Supplier;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/**
 * An open database with the newest schema. What a transaction has written when it returns is on
 * disk; a kill before leaves nothing of it. Thread-safe.
 */
public final class Store implements AutoCloseable {
  private final HikariDataSource connections;
  private final Jdbi jdbi;
  private final Dialect dialect;

  private Store(HikariDataSource connections, Dialect dialect) {
    this.connections = connections;
    this.dialect = dialect;
    jdbi = Jdbi.create(connections);
    jdbi.registerArgument(new StorableText());
  }

  /**
   * Opens a database and brings its schema up to date; several servers may do so at once.
   *
   * @param url {@code jdbc:sqlite:/path/of/a/file} or {@code jdbc:postgresql://...}
   * @throws IOException when a file cannot be made, or made readable by its owner alone
   * @throws StoreException when the database cannot be reached, or its schema is a newer one's
   */
  public static Store open(String url) throws IOException {
    Dialect dialect = Dialect.of(url);
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url);
    config.setPoolName("store");
    dialect.configure(config, url);
    HikariDataSource connections;
    try {
      connections = new HikariDataSource(config);
    } catch (RuntimeException e) {
      throw new StoreException(
          "The database cannot be opened: " + plain(url) + ": " + deepest(e), e);
    }
    try {
      migrate(connections, dialect);
      return new Store(connections, dialect);
    } catch (RuntimeException e) {
      connections.close();
      throw new StoreException(
          "The database's schema cannot be brought up to date: " + plain(url) + ": " + deepest(e),
          e);
    }
  }

  /** Opens the database in a file of its own. */
  public static Store inFile(Path file) throws IOException {
    return open("jdbc:sqlite:" + file.toAbsolutePath());
  }

  private static void migrate(HikariDataSource connections, Dialect dialect) {
    Flyway.configure(Store.class.getClassLoader())
        .loggers("slf4j")
        .dataSource(connections)
        .locations("classpath:plumb/store/migrations")
        .placeholders(dialect.placeholders())
        .load()
        .migrate();
  }

  /** Without the password that may be in it. */
  private static String plain(String url) {
    int parameters = url.indexOf('?');
    return parameters < 0 ? url : url.substring(0, parameters);
  }

  private static String deepest(Throwable problem) {
    Throwable cause = problem;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return String.valueOf(cause.getMessage());
  }

  /**
   * Runs work that only reads, or is one statement.
   *
   * @throws UnavailableException when the database cannot be used at the moment; so do the others
   */
  public <R> R with(HandleCallback<R, RuntimeException> work) {
    return told(() -> jdbi.withHandle(work));
  }

  /** Runs work as one transaction. */
  public <R> R inTransaction(HandleCallback<R, RuntimeException> work) {
    return told(() -> jdbi.inTransaction(work));
  }

  /**
   * Runs work as one transaction, while no other server and no other thread runs any under the same
   * lock.
   *
   * @param lock what must not be done twice at once
   */
  public <R> R alone(Lock lock, HandleCallback<R, RuntimeException> work) {
    return inTransaction(
        handle -> {
          dialect.take(handle, lock);
          return work.withHandle(handle);
        });
  }

  /** Tells a database that is away from a defect of whoever uses it. */
  private <R> R told(Supplier<R> work) {
    try {
      return work.get();
    } catch (JdbiException e) {
      for (Throwable cause = e; cause != null; cause = cause.getCause()) {
        if (cause instanceof SQLException problem) {
          UnavailableException.Reason reason = dialect.reason(problem);
          if (reason != null) {
            throw new UnavailableException(
                reason, "the database cannot be used: " + problem.getMessage(), e);
          }
        }
      }
      throw e;
    }
  }

  /** What is done by one server at a time. */
  public enum Lock {
    /** To make the certificate authority, sign, and revoke. */
    AUTHORITY,
    /** To remove what is out of date. */
    HOUSEKEEPING
  }

  @Override
  public void close() {
    connections.close();
  }
}
