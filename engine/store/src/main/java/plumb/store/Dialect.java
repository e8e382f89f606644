package plumb.store;

import com.zaxxer.hikari.HikariConfig;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** Where the two databases differ. */
enum Dialect {
  SQLITE(Map.of("bytes", "BLOB", "id", "INTEGER PRIMARY KEY AUTOINCREMENT")) {
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
  },

  POSTGRESQL(Map.of("bytes", "BYTEA", "id", "BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY")) {
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
  };

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
