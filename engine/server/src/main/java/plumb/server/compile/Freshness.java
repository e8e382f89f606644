package plumb.server.compile;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import plumb.environments.store.SnapshotLease;

/** Tells whether an environment is still what was loaded. For one thread at a time. */
final class Freshness {
  /** A change shows within this time. */
  private static final long LEAST_NANOS = 1_000_000_000L;

  /** To look may take this part of the time. */
  private static final long SHARE = 50;

  private final Path root;
  private final boolean deployed;
  private final List<Path> watched;
  private final TreeState state;
  private long nextLook;

  private Freshness(
      Path root, boolean deployed, List<Path> watched, TreeState state, long nextLook) {
    this.root = root;
    this.deployed = deployed;
    this.watched = watched;
    this.state = state;
    this.nextLook = nextLook;
  }

  /**
   * Remembers an environment.
   *
   * @param root the directory or snapshot that is loaded
   * @param watched where its files are
   */
  static Freshness of(Path directory, Path root, List<Path> watched) throws IOException {
    boolean deployed = !root.equals(directory);
    long start = System.nanoTime();
    TreeState state = deployed ? new TreeState(0, 0) : TreeState.of(watched);
    return new Freshness(root, deployed, watched, state, next(start));
  }

  /** What compiles read elsewhere, to be looked at as well. */
  OutsideFiles outside() {
    // A deployed environment's own files never change; nobody looks at the others.
    return new OutsideFiles(deployed ? List.of(root) : watched);
  }

  boolean isFresh(Path directory, OutsideFiles outside) throws IOException {
    if (isReplaced(directory)) {
      return false;
    }
    long start = System.nanoTime();
    if (start - nextLook < 0) {
      return true;
    }
    boolean same = outside.areSame() && (deployed || TreeState.of(watched).equals(state));
    nextLook = next(start);
    return same;
  }

  /** Whether a deploy put another snapshot in the place of the one that was loaded. */
  boolean isReplaced(Path directory) throws IOException {
    if (!deployed) {
      return false;
    }
    // A snapshot itself never changes.
    try (SnapshotLease now = SnapshotLease.of(directory)) {
      return !now.root().equals(root);
    }
  }

  private static long next(long start) {
    long end = System.nanoTime();
    return end + Math.max(LEAST_NANOS, (end - start) * SHARE);
  }
}
