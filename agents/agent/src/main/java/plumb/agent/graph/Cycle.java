package plumb.agent.graph;

import java.util.List;

/**
 * Nodes of which each comes, directly or not, before each other.
 *
 * @param members all of them, sorted by name
 * @param path a shortest way from the first member back to itself
 */
public record Cycle<R>(List<Node<R>> members, List<Node<R>> path) {

  /** Returns {@code (File[a] => Exec[b] => File[a])}. */
  public String describe() {
    StringBuilder text = new StringBuilder("(");
    Node<R> previous = null;
    for (Node<R> node : path) {
      boolean otherEnd = node.isAnchor() && previous != null && previous.name().equals(node.name());
      if (!otherEnd) {
        text.append(previous == null ? "" : " => ").append(node.name());
      }
      previous = node;
    }
    return text.append(")").toString();
  }
}
