package plumb.agent.graph;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Hands out nodes such that each comes after everything it waits for, and otherwise in the order of
 * the manifest: of the nodes that wait for nothing any more, the one that was declared first.
 *
 * <p>A resource that becomes free by the end of another one therefore comes next if it was declared
 * before all that is still waiting.
 */
public final class Walk<R> {
  private final PriorityQueue<Node<R>> ready =
      new PriorityQueue<>(Comparator.comparing((Node<R> node) -> node.priority));

  Walk(List<Node<R>> nodes) {
    for (Node<R> node : nodes) {
      node.waitingFor = node.incoming.size();
      if (node.waitingFor == 0) {
        ready.add(node);
      }
    }
  }

  /** Returns the next node, to be given to {@link #finish} later; null when there is none. */
  public @Nullable Node<R> next() {
    return ready.poll();
  }

  /** Frees what waited for {@code node}. */
  public void finish(Node<R> node) {
    node.done = true;
    for (Edge<R> edge : node.outgoing) {
      release(edge.target());
    }
  }

  private void release(Node<R> target) {
    if (--target.waitingFor == 0 && !target.done) {
      ready.add(target);
    }
  }

  /**
   * A resource that another one brings with it.
   *
   * @param parent name of the inserted resource that it comes after; any other name stands for the
   *     one that brings it
   */
  public record Inserted<R>(String name, String parent, R resource) {}

  /**
   * Adds resources that {@code owner} brings with it: they come after it, and what waits for the
   * owner waits for them and is refreshed by their changes.
   *
   * @param owner a node that {@link #next} has returned and that is not finished
   */
  public void insert(Node<R> owner, List<Inserted<R>> children) {
    Node<R> end =
        new Node<>(owner.name(), Node.Kind.END, owner.resource(), owner.priority.below(0));
    List<Edge<R>> waiting = new ArrayList<>(owner.outgoing);
    owner.outgoing.clear();
    waiting.forEach(edge -> edge.moveTo(end));
    Map<String, Node<R>> inserted = new HashMap<>();
    for (Inserted<R> child : children) {
      Node<R> node =
          new Node<>(
              child.name(),
              Node.Kind.RESOURCE,
              child.resource(),
              owner.priority.below(++owner.children));
      inserted.put(child.name(), node);
      connect(inserted.getOrDefault(child.parent(), owner), node, false);
      connect(node, end, true);
    }
    connect(owner, end, true);
  }

  private void connect(Node<R> source, Node<R> target, boolean refreshes) {
    Edge<R> edge = new Edge<>(source, target, refreshes);
    source.outgoing.add(edge);
    target.incoming.add(edge);
    target.waitingFor++;
  }
}
