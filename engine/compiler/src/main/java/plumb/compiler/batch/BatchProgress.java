package plumb.compiler.batch;

/** Is told how far a pass over a batch is, by any of its threads. */
public interface BatchProgress {
  /**
   * A line is done.
   *
   * @param count how many are
   * @param bytes how many bytes of the batch were read so far
   */
  void done(int count, long bytes);
}
