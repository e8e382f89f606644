package plumb.server.records;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import plumb.catalog.Catalog;
import plumb.catalog.Resource;
import plumb.catalog.report.Event;
import plumb.catalog.report.Report;
import plumb.catalog.report.ResourceStatus;
import plumb.store.Store;
import plumb.store.WriteQueue;
import plumb.store.nodes.CatalogRow;
import plumb.store.nodes.EventRow;
import plumb.store.nodes.Forgetting;
import plumb.store.nodes.NodeRow;
import plumb.store.nodes.Nodes;
import plumb.store.nodes.ReportRow;
import plumb.store.nodes.Retention;

/** Keeps what nodes say and get. Thread-safe. */
public final class NodeRecords {
  private final Store store;
  private final WriteQueue queue;
  private final Clock clock;
  private final Exports exports;
  private final Consumer<Throwable> defects;

  /**
   * Keeps records by a queue.
   *
   * @param exports says how exported resources are kept
   * @param defects learns what nobody waits for
   */
  public NodeRecords(
      Store store, WriteQueue queue, Clock clock, Exports exports, Consumer<Throwable> defects) {
    this.store = store;
    this.queue = queue;
    this.exports = exports;
    this.clock = clock;
    this.defects = defects;
  }

  /** Keeps facts soon; nobody waits for it, as the node sends them again. */
  public void facts(String node, String environment, byte[] json) {
    long now = clock.millis();
    unwaited(queue.addLater(handle -> new Nodes(handle).putFacts(node, environment, now, json)));
  }

  /**
   * Keeps facts that a tool sends, which does not send them again; when this returns, they are on
   * disk.
   *
   * @throws RuntimeException when they cannot be kept
   */
  public void factsAtOnce(String node, String environment, byte[] json) {
    long now = clock.millis();
    await(queue.add(handle -> new Nodes(handle).putFacts(node, environment, now, json)));
  }

  /**
   * The environment that a node was in when it was seen last; empty for one that was never seen.
   */
  public Optional<String> environment(String node) {
    return store.with(handle -> new Nodes(handle).node(node)).map(NodeRow::environment);
  }

  /** The facts that a node sent last, as JSON. */
  public Optional<byte[]> lastFacts(String node) {
    return store.with(handle -> new Nodes(handle).facts(node));
  }

  /**
   * Keeps a catalog soon; the next compile makes it again. What it exports is kept sooner, as other
   * nodes look for it.
   *
   * @param kept what is kept of it
   * @return the number of what is kept
   */
  public String catalog(String node, Catalog catalog, byte[] kept) {
    CatalogRow row = row(node, catalog, kept, clock.millis());
    unwaited(
        row.exported().isEmpty()
            ? queue.addLater(handle -> new Nodes(handle).put(row))
            : queue.add(handle -> new Nodes(handle).put(row)));
    return row.digest();
  }

  /**
   * Notes, soon, that a node got the catalog again that it has.
   *
   * @param digest the number of what is kept of it
   * @param other is run when the node has another one
   */
  public void catalogAgain(String node, String environment, String digest, Runnable other) {
    long now = clock.millis();
    unwaited(
        queue.addLater(
            handle -> {
              if (!new Nodes(handle).again(node, environment, digest, now)) {
                other.run();
              }
            }));
  }

  /**
   * Keeps a report; when this returns, it is on disk.
   *
   * @throws RuntimeException when it cannot be kept
   */
  public void report(String node, Report report, byte[] json) {
    ReportRow row =
        new ReportRow(
            node,
            // One that does not say which run it is of is like no other.
            report.transactionUuid().isEmpty()
                ? UUID.randomUUID().toString()
                : report.transactionUuid(),
            report.environment(),
            clock.millis(),
            report.time().toEpochMilli(),
            report.status(),
            report.noop(),
            json,
            events(report));
    await(queue.add(handle -> new Nodes(handle).add(row)));
  }

  private static void await(CompletableFuture<Void> write) {
    try {
      Void unused = write.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  private void unwaited(CompletableFuture<Void> write) {
    var unused =
        write.exceptionally(
            problem -> {
              defects.accept(problem);
              return null;
            });
  }

  /** What nodes export for others. */
  public Exports exports() {
    return exports;
  }

  private CatalogRow row(String node, Catalog catalog, byte[] kept, long time) {
    List<CatalogRow.ResourceName> resources = new ArrayList<>();
    List<CatalogRow.Exported> exported = new ArrayList<>();
    for (Resource resource : catalog.resources()) {
      resources.add(new CatalogRow.ResourceName(resource.type(), resource.title()));
    }
    for (Resource resource : catalog.exports()) {
      exported.add(
          new CatalogRow.Exported(resource.type(), resource.title(), exports.body(resource)));
    }
    return new CatalogRow(node, catalog.environment(), time, kept, resources, exported);
  }

  private static List<EventRow> events(Report report) {
    List<EventRow> events = new ArrayList<>();
    for (ResourceStatus status : report.resourceStatuses().values()) {
      for (Event event : status.events()) {
        Integer line = status.line();
        events.add(
            new EventRow(
                status.resourceType(),
                status.title(),
                event.property(),
                event.status().wireName(),
                event.message(),
                status.file(),
                line == null ? 0 : line));
      }
    }
    return events;
  }

  /**
   * Removes what is out of date; one server at a time does.
   *
   * @param told learns what was removed
   */
  public void forget(Retention retention, Consumer<String> told) {
    Forgetting.Removed removed =
        store.alone(
            Store.Lock.HOUSEKEEPING,
            handle -> new Forgetting(handle, clock.millis()).run(retention));
    if (removed.isAnything()) {
      told.accept(
          "forgotten: %d silent nodes, %d nodes that were gone, %d reports, %d catalogs"
              .formatted(
                  removed.silentNodes(), removed.nodes(), removed.reports(), removed.catalogs()));
    }
  }
}
