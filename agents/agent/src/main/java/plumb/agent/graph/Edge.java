package plumb.agent.graph;

/** Says that one node comes before another, and whether its changes refresh the other. */
public final class Edge<R> {
  private Node<R> source;
  private final Node<R> target;
  private final boolean refreshes;

  Edge(Node<R> source, Node<R> target, boolean refreshes) {
    this.source = source;
    this.target = target;
    this.refreshes = refreshes;
  }

  /** Returns the node that comes first. */
  public Node<R> source() {
    return source;
  }

  /** Returns the node that waits for the source. */
  public Node<R> target() {
    return target;
  }

  /** Returns whether a change of the source refreshes the target. */
  public boolean refreshes() {
    return refreshes;
  }

  void moveTo(Node<R> newSource) {
    source = newSource;
    newSource.outgoing.add(this);
  }
}
