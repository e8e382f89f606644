package plumb.agent.graph;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A resource in the graph, or one end of a container.
 *
 * <p>A container (class, defined type, stage) has two nodes: everything in it comes after its
 * beginning and before its end, what the container waits for comes before the beginning, and what
 * waits for the container comes after the end. So the number of edges grows with the number of
 * resources, however containers depend on each other.
 *
 * @param <R> what the graph holds for a resource
 */
public final class Node<R> {
  /** What a node stands for. */
  public enum Kind {
    RESOURCE,
    BEGINNING,
    END
  }

  private final String name;
  private final Kind kind;
  private final R resource;
  final Priority priority;
  final List<Edge<R>> incoming = new ArrayList<>(2);
  final List<Edge<R>> outgoing = new ArrayList<>(2);
  int waitingFor;
  int children;
  boolean done;

  Node(String name, Kind kind, R resource, Priority priority) {
    this.name = name;
    this.kind = kind;
    this.resource = resource;
    this.priority = priority;
  }

  /** Returns the reference of the resource or container. */
  public String name() {
    return name;
  }

  public Kind kind() {
    return kind;
  }

  /** Returns whether this is no resource but one end of a container. */
  public boolean isAnchor() {
    return kind != Kind.RESOURCE;
  }

  /** Returns the resource; of an end of a container, the container. */
  public R resource() {
    return resource;
  }

  /** Returns the edges to nodes that wait for this one. */
  public List<Edge<R>> outgoing() {
    return Collections.unmodifiableList(outgoing);
  }

  /** Returns the edges from nodes that this one waits for. */
  public List<Edge<R>> incoming() {
    return Collections.unmodifiableList(incoming);
  }

  /** Returns whether an edge leads from here to {@code other}, or null. */
  @Nullable Edge<R> edgeTo(Node<R> other) {
    boolean fewer = outgoing.size() <= other.incoming.size();
    for (Edge<R> edge : fewer ? outgoing : other.incoming) {
      if (edge.source() == this && edge.target() == other) {
        return edge;
      }
    }
    return null;
  }

  @Override
  public String toString() {
    return name;
  }
}
