package plumb.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Progress of work on the nodes of a file, as far as that is read; closing it clears its line. */
final class NodesProgress implements AutoCloseable {
  private final Progress progress = new Progress("nodes");

  /** Bytes of the file; zero for a pipe. */
  private final long size;

  NodesProgress(Path nodes) throws IOException {
    this.size = Files.isRegularFile(nodes) ? Files.size(nodes) : 0;
  }

  /**
   * Tells how far the work is.
   *
   * @param count how many nodes are done
   * @param bytes how much of the file that was
   */
  void done(int count, long bytes) {
    progress.done(count, size == 0 ? -1 : (double) bytes / size);
  }

  /** Prints a line of its own, above what changes. */
  void say(String message) {
    progress.say(message);
  }

  @Override
  public void close() {
    progress.end();
  }
}
