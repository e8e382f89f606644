package plumb.agent;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plumb.agent.ManagedResource.ChildResource;
import plumb.agent.graph.Graph;
import plumb.agent.graph.Node;
import plumb.agent.graph.Walk;
import plumb.agent.provider.Level;
import plumb.agent.provider.ProviderException;
import plumb.agent.report.RunLog;
import plumb.catalog.report.Event;
import plumb.catalog.report.Report;

/** Goes through a graph once and brings each resource to what is wanted of it. */
final class Converger {
  private final Inventory inventory;
  private final Generator generator;
  private final SkipRules rules;
  private final RunLog log;
  private final Report report;
  private final Outcomes outcomes;
  private final Corrections corrections;
  private final Audits audits;
  private final Refreshes refreshes;
  private final FailedDependencies failures = new FailedDependencies();

  Converger(
      Inventory inventory,
      Generator generator,
      SkipRules rules,
      Outcomes outcomes,
      Corrections corrections,
      Audits audits,
      RunLog log,
      Report report) {
    this.inventory = inventory;
    this.generator = generator;
    this.rules = rules;
    this.corrections = corrections;
    this.audits = audits;
    this.log = log;
    this.report = report;
    this.outcomes = outcomes;
    this.refreshes = new Refreshes(outcomes, log, report.noop());
  }

  /**
   * Converges every resource of the graph.
   *
   * @return whether it got to the end; false when it was told to stop or interrupted
   */
  boolean run(Graph<Subject> graph) {
    Walk<Subject> walk = graph.walk();
    boolean going = true;
    for (Node<Subject> node = walk.next(); node != null; node = walk.next()) {
      going = going && !rules.stopRequested().getAsBoolean() && visit(node, walk);
      if (!going) {
        skip(node);
      }
      walk.finish(node);
    }
    return finishProviders() && going;
  }

  /** Returns false if the thread was interrupted. */
  private boolean visit(Node<Subject> node, Walk<Subject> walk) {
    try {
      if (mayLookAt(node)) {
        ManagedResource<?, ?> resource = resource(node);
        if (resource != null) {
          evaluate(node, resource, walk);
        }
        refreshes.perform(node);
      } else {
        skip(node);
      }
      return true;
    } catch (InterruptedException e) {
      log.log(Level.ERR, "Interrupted while working on " + node.name());
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static @Nullable ManagedResource<?, ?> resource(Node<Subject> node) {
    return !node.isAnchor() && node.resource() instanceof ManagedResource<?, ?> resource
        ? resource
        : null;
  }

  private boolean mayLookAt(Node<Subject> node) {
    boolean dependencyFailed = failures.check(node);
    String reason = rules.tags().reasonToSkip(node.resource().tags());
    if (reason != null) {
      node.resource().log(log, Level.DEBUG, reason);
      return false;
    }
    ManagedResource<?, ?> resource = resource(node);
    if (resource == null) {
      return !dependencyFailed;
    }
    if (!rules.schedules().allows(resource)) {
      resource.log().debug("Not scheduled");
      return false;
    }
    if (dependencyFailed) {
      failures.announce(node, resource);
      resource.log().warning("Skipping because of failed dependencies");
    }
    return !dependencyFailed;
  }

  private void skip(Node<Subject> node) {
    refreshes.drop(node);
    ManagedResource<?, ?> resource = resource(node);
    if (resource != null) {
      resource.status().setSkipped(true);
      corrections.skipped(resource);
      report.add(resource.status());
    }
  }

  private <D, S> void evaluate(
      Node<Subject> node, ManagedResource<D, S> resource, Walk<Subject> walk)
      throws InterruptedException {
    report.add(resource.status());
    String problem = resource.opened().prefetch();
    if (problem != null) {
      outcomes.failed(resource, "Could not look at any " + resource.type() + ": " + problem);
      corrections.skipped(resource);
      return;
    }
    rules.schedules().checked(resource);
    insertChildren(node, resource, walk);
    long start = System.nanoTime();
    Evaluation<D, S> evaluation = new Evaluation<>(resource, outcomes, corrections, audits);
    evaluation.run();
    resource.status().setEvaluationTime((System.nanoTime() - start) / 1e9);
    if (!resource.hasFailed()) {
      refreshes.pass(node, resource.status().events());
    }
    if (evaluation.dropsRefresh()) {
      refreshes.drop(node);
    }
  }

  private void insertChildren(
      Node<Subject> node, ManagedResource<?, ?> resource, Walk<Subject> walk)
      throws InterruptedException {
    List<Walk.Inserted<Subject>> inserted = new ArrayList<>();
    try {
      for (ChildResource child : generator.of(resource)) {
        ManagedResource<?, ?> one = child.resource();
        if (inventory.find(one.type(), one.title()) == null) {
          inventory.add(one);
          inserted.add(new Walk.Inserted<>(one.ref(), child.parent(), one));
        }
      }
    } catch (ProviderException | IOException | RuntimeException e) {
      outcomes.failed(resource, "Could not find out what belongs to it: " + Failures.describe(e));
    }
    if (!inserted.isEmpty()) {
      walk.insert(node, inserted);
    }
  }

  private boolean finishProviders() {
    boolean completed = true;
    for (OpenProvider<?, ?> opened : inventory.providers()) {
      try {
        opened.provider().finish();
      } catch (ProviderException | IOException | RuntimeException e) {
        failChanged(opened, Failures.describe(e));
      } catch (InterruptedException e) {
        failChanged(opened, "interrupted");
        completed = false;
      }
    }
    return completed;
  }

  /** What a transactional provider could not commit did not happen. */
  private void failChanged(OpenProvider<?, ?> opened, String reason) {
    for (Subject subject : inventory.subjects()) {
      if (subject instanceof ManagedResource<?, ?> resource
          && resource.opened() == opened
          && resource.status().events().stream()
              .anyMatch(event -> event.status() == Event.Status.SUCCESS)) {
        outcomes.failed(resource, reason);
      }
    }
  }
}
