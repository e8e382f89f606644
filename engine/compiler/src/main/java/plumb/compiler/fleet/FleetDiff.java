package plumb.compiler.fleet;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import plumb.catalog.diff.CatalogDiff;
import plumb.compiler.batch.BatchFailure;

/**
 * What a change does to a fleet: nodes that change alike are one group. Safe for use by many
 * threads while it grows.
 */
public final class FleetDiff {
  private final Map<String, Group> groups = new HashMap<>();
  private int same;
  private int compiled;
  private int unwanted;
  private int unreadable;

  /**
   * Nodes that change alike.
   *
   * @param example the comparison of the first of them
   */
  public record Group(NodeComparison example, TreeSet<String> nodes) {}

  /** The comparison of one node alone. */
  public static FleetDiff of(String node, CatalogDiff diff) {
    FleetDiff fleet = new FleetDiff();
    fleet.compared(new NodeComparison(node, diff, null, null));
    return fleet;
  }

  /** A node cannot have changed, and was not compiled. */
  synchronized void same() {
    same++;
  }

  /** A node was not to be compared. */
  synchronized void unwanted() {
    unwanted++;
  }

  /** A node was compiled in both environments. */
  synchronized void compared(NodeComparison node) {
    compiled++;
    if (node.isUnreadable()) {
      unreadable++;
    }
    if (!node.differs()) {
      return;
    }
    Group group =
        groups.computeIfAbsent(Likeness.of(node), key -> new Group(node, new TreeSet<>()));
    group.nodes().add(node.name());
    if (node.name().equals(group.nodes().first())) {
      groups.put(Likeness.of(node), new Group(node, group.nodes()));
    }
  }

  /** The groups, the largest first. */
  public synchronized List<Group> groups() {
    List<Group> sorted = new ArrayList<>(groups.values());
    sorted.sort(
        Comparator.comparingInt((Group group) -> -group.nodes().size())
            .thenComparing(group -> group.nodes().first()));
    return sorted;
  }

  /** Why nodes that had a catalog have none any more, and lines that are wrong. */
  public synchronized List<BatchFailure> broken() {
    List<BatchFailure> failures = new ArrayList<>();
    for (Group group : groups()) {
      NodeComparison example = group.example();
      BatchFailure after = example.after();
      if (after != null && (example.before() == null || example.isUnreadable())) {
        group.nodes().forEach(node -> failures.add(after.of(node)));
      }
    }
    return failures;
  }

  /** How many nodes differ. */
  public synchronized int changed() {
    return groups.values().stream().mapToInt(group -> group.nodes().size()).sum();
  }

  /** How many nodes are the same, compiled or not. */
  public synchronized int unchanged() {
    return same + compiled - changed();
  }

  /** How many nodes were compiled in both environments. */
  public synchronized int compiled() {
    return compiled;
  }

  /** How many nodes were left out because nobody asked for them. */
  public synchronized int leftOut() {
    return unwanted;
  }

  /** Whether a node that had a catalog has none any more, or a line of the fleet is wrong. */
  public synchronized boolean failed() {
    return unreadable > 0
        || groups.values().stream()
            .map(Group::example)
            .anyMatch(node -> node.after() != null && node.before() == null);
  }
}
