package plumb.compiler.batch;

/** Is told how a batch goes, by any of its threads; a line is done with a catalog or without. */
public interface BatchListener extends BatchProgress {
  /** A line gave no catalog. */
  void failed(BatchFailure failure);
}
