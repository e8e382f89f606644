package plumb.agent.graph;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds strongly connected components by Tarjan's algorithm, with its own stack: chains of
 * resources may be longer than a thread's.
 */
final class CycleFinder<R> {
  private final List<Node<R>> nodes;
  private final Map<Node<R>, Visit> visits = new HashMap<>();
  private final Deque<Node<R>> open = new ArrayDeque<>();
  private final List<Cycle<R>> cycles = new ArrayList<>();

  private final class Visit {
    final int number = visits.size();
    int lowest = number;
    boolean isOpen = true;
    final Node<R> node;
    final Iterator<Edge<R>> edges;

    Visit(Node<R> node) {
      this.node = node;
      this.edges = node.outgoing.iterator();
    }
  }

  CycleFinder(List<Node<R>> nodes) {
    this.nodes = nodes;
  }

  List<Cycle<R>> find() {
    for (Node<R> node : nodes) {
      if (!visits.containsKey(node)) {
        visitFrom(node);
      }
    }
    cycles.sort(Comparator.comparing(cycle -> cycle.members().get(0).name()));
    return cycles;
  }

  private void visitFrom(Node<R> root) {
    Deque<Visit> path = new ArrayDeque<>();
    path.push(enter(root));
    while (!path.isEmpty()) {
      Visit visit = path.element();
      if (visit.edges.hasNext()) {
        Node<R> next = visit.edges.next().target();
        Visit seen = visits.get(next);
        if (seen == null) {
          path.push(enter(next));
        } else if (seen.isOpen) {
          visit.lowest = Math.min(visit.lowest, seen.number);
        }
      } else {
        path.pop();
        Visit caller = path.peek();
        if (caller != null) {
          caller.lowest = Math.min(caller.lowest, visit.lowest);
        }
        if (visit.lowest == visit.number) {
          close(visit);
        }
      }
    }
  }

  private Visit enter(Node<R> node) {
    Visit visit = new Visit(node);
    visits.put(node, visit);
    open.push(node);
    return visit;
  }

  private void close(Visit root) {
    List<Node<R>> component = new ArrayList<>(1);
    Node<R> top;
    do {
      top = open.pop();
      Visit visit = visits.get(top);
      if (visit != null) {
        visit.isOpen = false;
      }
      component.add(top);
    } while (top != root.node);
    if (component.size() > 1 || root.node.edgeTo(root.node) != null) {
      component.sort(
          Comparator.comparing((Node<R> node) -> node.isAnchor()).thenComparing(Node::name));
      cycles.add(new Cycle<>(component, shortestWayBack(component)));
    }
  }

  /** Goes breadth first through the component, from its first member until that one comes again. */
  private static <R> List<Node<R>> shortestWayBack(List<Node<R>> component) {
    Node<R> start = component.get(0);
    Set<Node<R>> members = new HashSet<>(component);
    Map<Node<R>, Node<R>> cameFrom = new HashMap<>();
    Deque<Node<R>> queue = new ArrayDeque<>(List.of(start));
    while (!cameFrom.containsKey(start)) {
      Node<R> node = queue.remove();
      for (Edge<R> edge : node.outgoing) {
        Node<R> next = edge.target();
        if (members.contains(next) && cameFrom.putIfAbsent(next, node) == null) {
          queue.add(next);
        }
      }
    }
    List<Node<R>> way = new ArrayList<>(List.of(start));
    Node<R> node = start;
    do {
      node = cameFrom.getOrDefault(node, start);
      way.add(node);
    } while (node != start);
    Collections.reverse(way);
    return way;
  }
}
