package plumb.compiler.batch;

/** Is told how a batch goes, by any of its threads. */
public interface BatchListener {
  /**
   * A node is done, with a catalog or without.
   *
   * @param count how many are done
   * @param bytes how many bytes of the batch were read so far
   */
  void done(int count, long bytes);

  /** A line gave no catalog. */
  void failed(BatchFailure failure);
}
