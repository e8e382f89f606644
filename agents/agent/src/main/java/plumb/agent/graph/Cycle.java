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
    String previous = "";
    for (Node<R> node : path) {
      if (!node.name().equals(previous)) { // both ends of a container have its name
        text.append(text.length() > 1 ? " => " : "").append(node.name());
      }
      previous = node.name();
    }
    return text.append(")").toString();
  }
}
