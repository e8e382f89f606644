package plumb.server.compile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import plumb.compiler.Compiler;
import plumb.compiler.evaluation.Environment;
import plumb.compiler.snapshot.Snapshot;
import plumb.environments.store.SnapshotLease;

/**
 * An environment as it was when it was loaded; all compiles share it. A deployed environment's
 * files stay until it was replaced and the last one who uses it has ended. Thread-safe.
 */
public final class LoadedEnvironment {
  private final String name;
  private final Environment environment;
  private final Compiler compiler;
  private final SnapshotLease lease;
  private final @Nullable String codeId;

  private final OutsideFiles outside;
  private volatile boolean replaced;

  /** The first one is that of {@link Environments}, until another one takes its place. */
  private int users = 1;

  LoadedEnvironment(
      String name,
      Environment environment,
      Compiler compiler,
      SnapshotLease lease,
      @Nullable String codeId,
      OutsideFiles outside) {
    this.codeId = codeId;
    this.outside = outside;
    this.name = name;
    this.environment = environment;
    this.compiler = compiler;
    this.lease = lease;
  }

  /** Its name. */
  public String name() {
    return name;
  }

  /** What its compiles share. */
  public Environment environment() {
    return environment;
  }

  /** Compiles its catalogs. */
  public Compiler compiler() {
    return compiler;
  }

  /** Its directory. */
  public Path root() {
    return lease.root();
  }

  /** What static catalogs call its code; null when it cannot have any. */
  public @Nullable String codeId() {
    return codeId;
  }

  /** Its files, for somebody who closes the lease. */
  SnapshotLease hold() throws IOException {
    return lease.again();
  }

  /** Its files. */
  public Snapshot snapshot() {
    return environment.definitions().snapshot();
  }

  /** Files elsewhere that its compiles read. */
  OutsideFiles outside() {
    return outside;
  }

  /** Whether nobody will get it any more. */
  boolean isReplaced() {
    return replaced;
  }

  /** Says that nobody will get it any more; who uses it goes on. */
  void replace() {
    replaced = true;
    release();
  }

  /** One more who uses it, as long as the result is open. Only for who knows that it is in use. */
  synchronized Use use() {
    if (users == 0) {
      throw new IllegalStateException("the environment '" + name + "' was given back");
    }
    users++;
    return new Use();
  }

  /** One less. */
  synchronized void release() {
    if (--users == 0) {
      try {
        lease.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** The time in which somebody uses an environment; its files are there until it is closed. */
  public final class Use implements AutoCloseable {
    private boolean closed;

    private Use() {}

    /** What is used. */
    public LoadedEnvironment environment() {
      return LoadedEnvironment.this;
    }

    @Override
    public void close() {
      synchronized (LoadedEnvironment.this) {
        if (!closed) {
          closed = true;
          release();
        }
      }
    }
  }
}
