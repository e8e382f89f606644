package plumb.compiler.fleet;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import plumb.catalog.DeprecationUse;
import plumb.catalog.diff.CatalogDiff;
import plumb.compiler.batch.BatchFailure;

/**
 * What a change does to a fleet: nodes that change alike are one group. Safe for use by many
 * threads while it grows.
 */
public final class FleetDiff {
  private final Groups changed = new Groups();
  private final Groups stuck = new Groups();
  private final List<BatchFailure> unreadable = new ArrayList<>();
  private final FleetUses newUses = new FleetUses();
  private int same;
  private int compiled;
  private int unwanted;

  /**
   * Nodes that change alike, or that have no catalog for the same reason.
   *
   * @param example the comparison of the first of them
   * @param nodes their ids
   */
  public record Group(NodeComparison example, TreeSet<String> nodes) {}

  /** Groups of nodes by what they have in common. */
  private static final class Groups {
    private final Map<String, Group> groups = new HashMap<>();

    void add(NodeComparison node) {
      String likeness = Likeness.of(node);
      Group group = groups.computeIfAbsent(likeness, key -> new Group(node, new TreeSet<>()));
      group.nodes().add(node.id());
      if (node.id().equals(group.nodes().first())) {
        groups.put(likeness, new Group(node, group.nodes()));
      }
    }

    /** The largest first. */
    List<Group> sorted() {
      List<Group> sorted = new ArrayList<>(groups.values());
      sorted.sort(
          Comparator.comparingInt((Group group) -> -group.nodes().size())
              .thenComparing(group -> group.nodes().first()));
      return sorted;
    }

    int nodes() {
      return groups.values().stream().mapToInt(group -> group.nodes().size()).sum();
    }
  }

  /** The comparison of one node alone. */
  public static FleetDiff of(String node, CatalogDiff diff) {
    FleetDiff fleet = new FleetDiff();
    fleet.compared(new NodeComparison(node, node, diff, null, null));
    return fleet;
  }

  /** A node cannot have changed, and was not compiled. */
  synchronized void same() {
    same++;
  }

  /** A node was compiled, and depends on nothing that has changed. */
  synchronized void stayed() {
    compiled++;
  }

  /** A node was not to be compared. */
  synchronized void unwanted() {
    unwanted++;
  }

  /** A line is no node. */
  synchronized void unreadable(BatchFailure line) {
    unreadable.add(line);
  }

  /** A node was compiled in both environments. */
  synchronized void compared(NodeComparison node) {
    compiled++;
    if (node.differs()) {
      changed.add(node);
    } else if (node.isStuck()) {
      stuck.add(node);
    }
  }

  /** A node uses a deprecated name that it did not use before. */
  void usesNow(DeprecationUse use, String node) {
    newUses.add(use, node);
  }

  /** The uses of deprecated names that the change brings. */
  public FleetUses newUses() {
    return newUses;
  }

  /** The nodes that change, the largest group first. */
  public synchronized List<Group> groups() {
    return changed.sorted();
  }

  /** The nodes that have no catalog in either environment, the largest group first. */
  public synchronized List<Group> stuck() {
    return stuck.sorted();
  }

  /** The lines that are no nodes, in their order. */
  public synchronized List<BatchFailure> unreadable() {
    return unreadable.stream().sorted(Comparator.comparingInt(BatchFailure::batchLine)).toList();
  }

  /** Why nodes that had a catalog have none any more, and lines that are wrong. */
  public synchronized List<BatchFailure> broken() {
    List<BatchFailure> failures = new ArrayList<>();
    for (Group group : groups()) {
      BatchFailure after = group.example().after();
      if (after != null && group.example().before() == null) {
        group.nodes().forEach(node -> failures.add(after.of(node)));
      }
    }
    failures.addAll(unreadable());
    return failures;
  }

  /** How many nodes differ. */
  public synchronized int changed() {
    return changed.nodes();
  }

  /** How many nodes are the same, compiled or not. */
  public synchronized int unchanged() {
    return same + compiled - changed.nodes() - stuck.nodes();
  }

  /** How many nodes have no catalog in either environment. */
  public synchronized int withoutCatalog() {
    return stuck.nodes();
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
    return !broken().isEmpty();
  }
}
