package plumb.compiler.batch;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A line of a batch, read only as far as it is needed. For one thread. */
public final class BatchLine {
  private final BatchLines.Line line;
  private final BatchIds ids;
  private final Path base;
  private final String environment;
  private @Nullable BatchNode node;
  private boolean hadItsTurn;

  BatchLine(BatchLines.Line line, BatchIds ids, Path base, String environment) {
    this.line = line;
    this.ids = ids;
    this.base = base;
    this.environment = environment;
  }

  /** Its number, from one. */
  public int number() {
    return line.number();
  }

  /** The text as it stands in the file, which need not be valid. */
  public byte[] text() {
    return line.text();
  }

  /** What names of files of facts are relative to. */
  public Path base() {
    return base;
  }

  /**
   * Reads the line and takes its id.
   *
   * @throws IOException when the thread is interrupted
   * @throws RuntimeException as {@link BatchNode#parse} and {@link #take}
   */
  public BatchNode node() throws IOException {
    BatchNode known = node;
    if (known == null) {
      known = BatchNode.parse(line.text(), base, environment);
      take(known.id());
      node = known;
    }
    return known;
  }

  /**
   * Takes an id for the line, for who knows it without reading.
   *
   * @throws IOException when the thread is interrupted
   * @throws IllegalArgumentException when it is that of a line before
   */
  public void take(String id) throws IOException {
    int owner = turn(id);
    if (owner > 0) {
      throw new IllegalArgumentException(
          "the id '" + id + "' is that of line " + owner + " already");
    }
  }

  /** Lets the next line have its turn, if this one did not want it. */
  void end() throws IOException {
    if (!hadItsTurn) {
      int unused = turn(null);
    }
  }

  private int turn(@Nullable String id) throws IOException {
    hadItsTurn = true;
    try {
      return ids.take(line.turn(), line.number(), id);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
