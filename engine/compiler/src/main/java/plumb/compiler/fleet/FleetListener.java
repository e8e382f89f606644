package plumb.compiler.fleet;

/** Told how far the comparison of a fleet is; called by several threads. */
public interface FleetListener {
  /**
   * A node is done.
   *
   * @param count how many are
   * @param bytes how much of the fleet's file was read
   */
  void done(int count, long bytes);
}
