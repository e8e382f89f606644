package plumb.store;

import com.zaxxer.hikari.HikariConfig;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Where the two databases differ. */
enum Dialect {
  SQLITE(
      Map.of(
          "bytes", "BLOB", "id", "INTEGER PRIMARY KEY AUTOINCREMENT", "indexed_title", "title")) {
    @Override
    void configure(HikariConfig config, String url) throws IOException {
      createPrivately(Path.of(url.substring(SQLITE_PREFIX.length())));
      config.setMaximumPoolSize(4);
      config.addDataSourceProperty("journal_mode", "WAL");
      config.addDataSourceProperty("synchronous", "FULL");
      config.addDataSourceProperty("foreign_keys", "true");
      config.addDataSourceProperty("busy_timeout", "10000");
      // A transaction that reads first and writes later could not wait for another one's end.
      config.addDataSourceProperty("transaction_mode", "IMMEDIATE");
    }

    /** There is one writer at a time, and every transaction begins as a writer. */
    @Override
    void take(Handle handle, Store.Lock lock) {}

    @Override
    UnavailableException.@Nullable Reason reason(SQLException problem) {
      return switch (problem.getErrorCode() & PRIMARY_CODE) {
        case SQLITE_FULL, SQLITE_IOERR -> UnavailableException.Reason.FULL;
        case SQLITE_BUSY -> UnavailableException.Reason.AWAY;
        default -> Dialect.connection(problem);
      };
    }
  },

  POSTGRESQL(
      Map.of(
          "bytes",
          "BYTEA",
          "id",
          "BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY",
          // An entry of an index has 2,704 bytes at most.
          "indexed_title",
          "substr(title, 1, 500)")) {
    @Override
    void configure(HikariConfig config, String url) {
      config.setMaximumPoolSize(10);
      config.setConnectionTimeout(10_000);
    }

    @Override
    void take(Handle handle, Store.Lock lock) {
      handle
          .createQuery("SELECT pg_advisory_xact_lock(:space, :lock)")
          .bind("space", LOCKS)
          .bind("lock", lock.ordinal())
          .mapToMap()
          .one();
    }

    @Override
    UnavailableException.@Nullable Reason reason(SQLException problem) {
      String state = problem.getSQLState();
      if (state == null) {
        return Dialect.connection(problem);
      }
      if (state.equals(DISK_FULL)) {
        return UnavailableException.Reason.FULL;
      }
      if (state.startsWith(CONTENDED_CLASS)) {
        return UnavailableException.Reason.CONTENDED;
      }
      return AWAY_CLASSES.stream().anyMatch(state::startsWith)
          ? UnavailableException.Reason.AWAY
          : Dialect.connection(problem);
    }
  };

  /** Extended codes have it in their lowest byte (sqlite.org/rescode.html). */
  private static final int PRIMARY_CODE = 0xff;

  private static final int SQLITE_BUSY = 5;
  private static final int SQLITE_IOERR = 10;
  private static final int SQLITE_FULL = 13;

  private static final String DISK_FULL = "53100";

  /**
   * No connection, no room for one more, shut down or still starting (PostgreSQL's documentation,
   * appendix A).
   */
  private static final List<String> AWAY_CLASSES = List.of("08", "53", "57P");

  /** Rolled back for the sake of another transaction. */
  private static final String CONTENDED_CLASS = "40";

  private static final String SQLITE_PREFIX = "jdbc:sqlite:";

  /** Sets our advisory locks apart from those of others in the same database. */
  private static final int LOCKS = 0x706c6d62;

  private final Map<String, String> placeholders;

  Dialect(Map<String, String> placeholders) {
    this.placeholders = placeholders;
  }

  static Dialect of(String url) {
    if (url.startsWith(SQLITE_PREFIX)) {
      return SQLITE;
    }
    if (url.startsWith("jdbc:postgresql:")) {
      return POSTGRESQL;
    }
    throw new IllegalArgumentException(
        "A database is named by jdbc:sqlite:FILE or jdbc:postgresql://..., not by " + url);
  }

  /** The words of the migrations that differ. */
  Map<String, String> placeholders() {
    return placeholders;
  }

  abstract void configure(HikariConfig config, String url) throws IOException;

  /** Waits for a lock that the transaction's end gives back. */
  abstract void take(Handle handle, Store.Lock lock);

  /**
   * Why the database cannot be used at the moment; null when that is not the problem.
   *
   * @param problem of a statement, or of getting a connection
   */
  abstract UnavailableException.@Nullable Reason reason(SQLException problem);

  /** The pool has none to give, or lost it meanwhile. */
  private static UnavailableException.@Nullable Reason connection(SQLException problem) {
    return problem instanceof SQLTransientConnectionException
        ? UnavailableException.Reason.AWAY
        : null;
  }

  /** Keys and secrets are in it; the files beside it get the permissions of this one. */
  private static void createPrivately(Path file) throws IOException {
    try {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    } catch (FileAlreadyExistsException usual) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }
  }
}
