package plumb.agent;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import plumb.agent.graph.Edge;
import plumb.agent.graph.Node;
import plumb.agent.provider.Level;

/** Knows which failed resources each node waits for, directly or not, as the run goes along. */
final class FailedDependencies {
  private final Map<Node<Subject>, Set<ManagedResource<?, ?>>> failures = new HashMap<>();
  private final Set<ManagedResource<?, ?>> announced = new HashSet<>();

  /**
   * Works out what failed before {@code node}; all nodes that it waits for are done.
   *
   * @return whether anything did
   */
  boolean check(Node<Subject> node) {
    Set<ManagedResource<?, ?>> all = Set.of();
    for (Edge<Subject> edge : node.incoming()) {
      Node<Subject> source = edge.source();
      all = union(all, failures.getOrDefault(source, Set.of()));
      if (!source.isAnchor()
          && source.resource() instanceof ManagedResource<?, ?> resource
          && resource.hasFailed()) {
        all = union(all, Set.of(resource));
      }
    }
    if (!all.isEmpty()) {
      failures.put(node, all);
    }
    return !all.isEmpty();
  }

  /** Says, the first time for each failed resource, that {@code node} waits for it. */
  void announce(Node<Subject> node, ManagedResource<?, ?> resource) {
    for (ManagedResource<?, ?> failed : failures.getOrDefault(node, Set.of())) {
      if (announced.add(failed)) {
        String message =
            "Dependency " + failed.ref() + " has failures: " + failed.status().failed();
        resource.log().log(Level.NOTICE, message);
      }
    }
  }

  /** Shares the larger set where it holds all: most of a graph fails for the same reason. */
  private static Set<ManagedResource<?, ?>> union(
      Set<ManagedResource<?, ?>> one, Set<ManagedResource<?, ?>> other) {
    if (one == other || one.containsAll(other)) {
      return one;
    }
    if (one.isEmpty()) {
      return other;
    }
    Set<ManagedResource<?, ?>> both = new LinkedHashSet<>(one);
    both.addAll(other);
    return both;
  }
}
