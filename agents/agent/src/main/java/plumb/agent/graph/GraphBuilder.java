package plumb.agent.graph;

import java.util.ArrayList;
import java.util.List;

/**
 * Collects resources in the order of the manifest, what contains what, and what comes before what.
 *
 * @param <R> what the graph holds for a resource
 */
public final class GraphBuilder<R> {
  private final List<Node<R>> nodes = new ArrayList<>();
  private int added;

  /**
   * A resource or container while the graph is built.
   *
   * @param first where what must come before it leads to
   * @param last where what waits for it comes from; the same node for a resource
   */
  public record Vertex<R>(Node<R> first, Node<R> last) {
    boolean isContainer() {
      return first != last;
    }
  }

  /** Adds a resource after those that were added before. */
  public Vertex<R> resource(String ref, R resource) {
    Node<R> node = node(ref, Node.Kind.RESOURCE, resource, Priority.of(++added));
    return new Vertex<>(node, node);
  }

  /** Adds a container after what was added before. */
  public Vertex<R> container(String ref, R resource) {
    Priority priority = Priority.of(++added);
    Node<R> first = node(ref, Node.Kind.BEGINNING, resource, priority);
    return new Vertex<>(first, node(ref, Node.Kind.END, resource, priority));
  }

  /** Says that {@code container} contains {@code content}; changes are passed on both ways. */
  public void contain(Vertex<R> container, Vertex<R> content) {
    connect(container.first(), content.first(), true);
    connect(content.last(), container.last(), true);
  }

  /** Says that {@code source} comes before {@code target}, as the manifest demands. */
  public void relate(Vertex<R> source, Vertex<R> target, boolean refreshes) {
    connect(source.last(), target.first(), refreshes);
  }

  /**
   * Says that {@code source} comes before {@code target} unless a relationship in either direction
   * is known.
   *
   * @return whether it was added
   */
  public boolean relateUnlessRelated(Vertex<R> source, Vertex<R> target, boolean refreshes) {
    if (source.last().edgeTo(target.first()) != null
        || target.last().edgeTo(source.first()) != null) {
      return false;
    }
    relate(source, target, refreshes);
    return true;
  }

  /** Returns the graph; the builder is not to be used any more. */
  public Graph<R> build() {
    joinEmptyContainers();
    return new Graph<>(nodes);
  }

  private void joinEmptyContainers() {
    for (int i = 0; i + 1 < nodes.size(); i++) {
      Node<R> first = nodes.get(i);
      if (first.kind() == Node.Kind.BEGINNING) {
        Node<R> last = nodes.get(i + 1);
        if (last.incoming.isEmpty()) { // only what is inside leads to the end of a container
          connect(first, last, false);
        }
      }
    }
  }

  private Node<R> node(String ref, Node.Kind kind, R resource, Priority priority) {
    Node<R> node = new Node<>(ref, kind, resource, priority);
    nodes.add(node);
    return node;
  }

  private void connect(Node<R> source, Node<R> target, boolean refreshes) {
    Edge<R> edge = new Edge<>(source, target, refreshes);
    source.outgoing.add(edge);
    target.incoming.add(edge);
  }
}
