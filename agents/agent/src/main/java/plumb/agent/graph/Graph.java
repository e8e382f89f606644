package plumb.agent.graph;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;

/**
 * Resources and containers with everything that says which comes before which.
 *
 * <p>Changes only through its {@link Walk}; confined to one thread.
 *
 * @param <R> what the graph holds for a resource
 */
public final class Graph<R> {
  private final List<Node<R>> nodes;

  Graph(List<Node<R>> nodes) {
    this.nodes = nodes;
  }

  /** Returns all nodes, in the order in which they were added. */
  public List<Node<R>> nodes() {
    return Collections.unmodifiableList(nodes);
  }

  /** Returns the dependency cycles, each sorted by name, the cycles sorted too; empty when fine. */
  public List<Cycle<R>> cycles() {
    List<Node<R>> unreachable = unreachable();
    return unreachable.isEmpty() ? List.of() : new CycleFinder<>(unreachable).find();
  }

  /** Returns the nodes that a walk never reaches: those in cycles and those behind them. */
  private List<Node<R>> unreachable() {
    Deque<Node<R>> free = new ArrayDeque<>();
    for (Node<R> node : nodes) {
      node.waitingFor = node.incoming.size();
      if (node.waitingFor == 0) {
        free.add(node);
      }
    }
    while (!free.isEmpty()) {
      for (Edge<R> edge : free.remove().outgoing) {
        if (--edge.target().waitingFor == 0) {
          free.add(edge.target());
        }
      }
    }
    List<Node<R>> unreachable = new ArrayList<>();
    for (Node<R> node : nodes) {
      if (node.waitingFor > 0) {
        unreachable.add(node);
      }
    }
    return unreachable;
  }

  /**
   * Starts going through the nodes. To be called once, and only where there are no cycles: nodes in
   * a cycle and those behind it are never reached.
   */
  public Walk<R> walk() {
    return new Walk<>(nodes);
  }
}
