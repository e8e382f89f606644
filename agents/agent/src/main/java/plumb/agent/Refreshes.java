package plumb.agent;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import plumb.agent.graph.Edge;
import plumb.agent.graph.Node;
import plumb.agent.provider.Level;
import plumb.agent.provider.ProviderException;
import plumb.agent.report.RunLog;
import plumb.catalog.report.Event;

/**
 * Refreshes that are due: changes of a node are passed along its edges and wait at the other end
 * until that node's turn comes. The ends of containers pass on what they get.
 */
final class Refreshes {
  private final Map<Node<Subject>, Due> queue = new HashMap<>();
  private final Outcomes outcomes;
  private final RunLog log;
  private final boolean noop;

  /**
   * What is due at a node.
   *
   * @param changes how many changes caused it
   * @param onlyNoop whether none of them was really made
   */
  private record Due(int changes, boolean onlyNoop) {
    static final Due ONE_REFRESH = new Due(1, false);
    static final Due ONE_NOOP = new Due(1, true);

    Due plus(Due other) {
      return new Due(changes + other.changes, onlyNoop && other.onlyNoop);
    }

    String countText() {
      return changes + (changes == 1 ? " event" : " events");
    }
  }

  /**
   * Creates an empty queue.
   *
   * @param noop whether the whole run is in noop
   */
  Refreshes(Outcomes outcomes, RunLog log, boolean noop) {
    this.outcomes = outcomes;
    this.log = log;
    this.noop = noop;
  }

  /** Passes the events of a resource on to what subscribes to it. */
  void pass(Node<Subject> source, List<Event> events) {
    if (!events.isEmpty()) {
      boolean onlyNoop = true;
      for (Event event : events) {
        onlyNoop &= event.status() == Event.Status.NOOP;
      }
      Due due = new Due(events.size(), onlyNoop);
      pass(source, due);
      if (source.resource() instanceof ManagedResource<?, ?> resource
          && resource.refreshesItself()) {
        queue.merge(source, due, Due::plus);
      }
    }
  }

  private void pass(Node<Subject> source, Due due) {
    for (Edge<Subject> edge : source.outgoing()) {
      if (edge.refreshes() && canRefresh(edge.target())) {
        queue.merge(edge.target(), due, Due::plus);
        announce(source, edge.target());
      }
    }
  }

  private static boolean canRefresh(Node<Subject> node) {
    return node.isAnchor()
        || (node.resource() instanceof ManagedResource<?, ?> resource && resource.refreshable());
  }

  /** The end of a container only passes changes on, which would say nothing to anybody. */
  private void announce(Node<Subject> source, Node<Subject> target) {
    boolean passing = target.kind() == Node.Kind.END;
    Level level = passing ? Level.DEBUG : Level.INFO;
    if (log.enabled(level)) {
      String message =
          passing
              ? "The container " + target.name() + " will propagate my refresh event"
              : "Scheduling refresh of " + target.name();
      source.resource().log(log, level, message);
    }
  }

  /** Drops what is due at a node that is skipped or needs no refresh any more. */
  void drop(Node<Subject> node) {
    if (queue.remove(node) != null) {
      node.resource().log(log, Level.INFO, "Unscheduling all events on " + node.name());
    }
  }

  /** Refreshes a node if that is due. */
  void perform(Node<Subject> node) throws InterruptedException {
    Due due = queue.remove(node);
    if (due == null) {
      return;
    }
    if (!node.isAnchor() && node.resource() instanceof ManagedResource<?, ?> resource) {
      perform(node, resource, due);
    } else {
      pass(node, due.onlyNoop() || noop ? Due.ONE_NOOP : Due.ONE_REFRESH);
    }
  }

  private void perform(Node<Subject> node, ManagedResource<?, ?> resource, Due due)
      throws InterruptedException {
    if (due.onlyNoop() || resource.settings().noop()) {
      resource.log().log(Level.NOTICE, "Would have triggered 'refresh' from " + due.countText());
      pass(node, Due.ONE_NOOP);
      return;
    }
    try {
      resource.refresh();
      outcomes.refreshed(resource, "Triggered 'refresh' from " + due.countText());
      pass(node, Due.ONE_REFRESH);
    } catch (ProviderException | IOException | RuntimeException e) {
      outcomes.failedToRefresh(resource, "Failed to call refresh: " + Failures.describe(e));
    }
  }
}
