package plumb.store.nodes;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;
import plumb.store.Bodies;

/** The tables of nodes, within one transaction. */
public final class Nodes {
  private static final RowMapper<NodeRow> NODE =
      (row, context) ->
          new NodeRow(
              row.getString("name"),
              row.getString("environment"),
              time(row.getLong("facts_at")),
              row.getString("catalog"),
              time(row.getLong("catalog_at")),
              time(row.getLong("report_at")),
              row.getString("status"),
              time(row.getLong("deactivated_at")));

  /** All but the facts, which are large. */
  private static final String SEEN =
      "SELECT name, environment, facts_at, catalog, catalog_at, report_at, status, deactivated_at"
          + " FROM node ";

  private final Handle handle;

  public Nodes(Handle handle) {
    this.handle = handle;
  }

  private static @Nullable Long time(long value) {
    return value == 0 ? null : value;
  }

  /** Keeps a node's facts in place of the last ones. */
  public void putFacts(String node, String environment, long time, byte[] json) {
    handle
        .createUpdate(
            "INSERT INTO node (name, environment, facts, facts_at)"
                + " VALUES (:name, :environment, :facts, :at)"
                + " ON CONFLICT (name) DO UPDATE SET environment = :environment, facts = :facts,"
                + " facts_at = :at, deactivated_at = NULL")
        .bind("name", node)
        .bind("environment", environment)
        .bind("facts", Bodies.pack(json))
        .bind("at", time)
        .execute();
  }

  /** Keeps a node's catalog in place of the last one, and what it exports. */
  public void put(CatalogRow row) {
    String digest = row.digest();
    boolean known =
        handle
                .createUpdate("UPDATE catalog SET used_at = :at WHERE digest = :digest")
                .bind("at", row.time())
                .bind("digest", digest)
                .execute()
            > 0;
    if (!known) {
      handle
          .createUpdate("INSERT INTO catalog (digest, body, used_at) VALUES (:digest, :body, :at)")
          .bind("digest", digest)
          .bind("body", Bodies.pack(row.body()))
          .bind("at", row.time())
          .execute();
      addResources(digest, row.resources());
    }
    handle
        .createUpdate(
            "INSERT INTO node (name, environment, catalog, catalog_at)"
                + " VALUES (:name, :environment, :digest, :at)"
                + " ON CONFLICT (name) DO UPDATE SET environment = :environment,"
                + " catalog = :digest, catalog_at = :at, deactivated_at = NULL")
        .bind("name", row.node())
        .bind("environment", row.environment())
        .bind("digest", digest)
        .bind("at", row.time())
        .execute();
    export(row.node(), row.exported());
  }

  /**
   * Notes that a node got its catalog again.
   *
   * @return whether it is the one that is kept
   */
  public boolean again(String node, String environment, String digest, long time) {
    boolean same =
        handle
                .createUpdate(
                    "UPDATE node SET environment = :environment, catalog_at = :at,"
                        + " deactivated_at = NULL WHERE name = :name AND catalog = :digest")
                .bind("name", node)
                .bind("environment", environment)
                .bind("digest", digest)
                .bind("at", time)
                .execute()
            > 0;
    if (same) {
      int unused =
          handle
              .createUpdate("UPDATE catalog SET used_at = :at WHERE digest = :digest")
              .bind("at", time)
              .bind("digest", digest)
              .execute();
    }
    return same;
  }

  private void addResources(String digest, List<CatalogRow.ResourceName> resources) {
    if (resources.isEmpty()) {
      return;
    }
    PreparedBatch batch =
        handle.prepareBatch(
            "INSERT INTO resource (catalog, type, title) VALUES (:catalog, :type, :title)");
    for (CatalogRow.ResourceName resource : resources) {
      batch
          .bind("catalog", digest)
          .bind("type", resource.type())
          .bind("title", resource.title())
          .add();
    }
    batch.execute();
  }

  private void export(String node, List<CatalogRow.Exported> resources) {
    handle.createUpdate("DELETE FROM exported WHERE node = :node").bind("node", node).execute();
    if (resources.isEmpty()) {
      return;
    }
    PreparedBatch batch =
        handle.prepareBatch(
            "INSERT INTO exported (node, type, title, body) VALUES (:node, :type, :title, :body)");
    for (CatalogRow.Exported resource : resources) {
      batch
          .bind("node", node)
          .bind("type", resource.type())
          .bind("title", resource.title())
          .bind("body", resource.body())
          .add();
    }
    batch.execute();
  }

  /** What other nodes export of a type, as JSON, by node and title. */
  public List<String> exported(String type, String exceptNode) {
    return handle
        .createQuery(
            "SELECT e.body FROM exported e JOIN node n ON n.name = e.node"
                + " WHERE e.type = :type AND e.node <> :node AND n.deactivated_at IS NULL"
                + " ORDER BY e.node, e.title")
        .bind("type", type)
        .bind("node", exceptNode)
        .mapTo(String.class)
        .list();
  }

  /** Keeps a report; one of a run that is known is kept once. */
  public void add(ReportRow row) {
    Optional<Long> id =
        handle
            .createQuery(
                "INSERT INTO report (node, uuid, environment, received_at, started_at, status,"
                    + " noop, bytes, body) VALUES (:node, :uuid, :environment, :received,"
                    + " :started, :status, :noop, :bytes, :body)"
                    + " ON CONFLICT (node, uuid) DO NOTHING RETURNING id")
            .bind("node", row.node())
            .bind("uuid", row.uuid())
            .bind("environment", row.environment())
            .bind("received", row.receivedAt())
            .bind("started", row.startedAt())
            .bind("status", row.status())
            .bind("noop", row.noop())
            .bind("bytes", row.body().length)
            .bind("body", Bodies.pack(row.body()))
            .mapTo(Long.class)
            .findOne();
    id.ifPresent(number -> reported(row, number));
  }

  private void reported(ReportRow row, long id) {
    handle
        .createUpdate(
            "INSERT INTO node (name, environment, report, report_at, status)"
                + " VALUES (:name, :environment, :report, :at, :status)"
                + " ON CONFLICT (name) DO UPDATE SET report = :report, report_at = :at,"
                + " status = :status, deactivated_at = NULL")
        .bind("name", row.node())
        .bind("environment", row.environment())
        .bind("report", id)
        .bind("at", row.receivedAt())
        .bind("status", row.status())
        .execute();
    if (row.events().isEmpty()) {
      return;
    }
    PreparedBatch batch =
        handle.prepareBatch(
            "INSERT INTO event (report, type, title, property, status, message, file, line)"
                + " VALUES (:report, :type, :title, :property, :status, :message, :file, :line)");
    for (EventRow event : row.events()) {
      batch
          .bind("report", id)
          .bind("type", event.type())
          .bind("title", event.title())
          .bind("property", event.property())
          .bind("status", event.status())
          .bind("message", event.message())
          .bind("file", event.file())
          .bind("line", event.line())
          .add();
    }
    batch.execute();
  }

  /** All nodes that were not deactivated, by name. */
  public List<NodeRow> all() {
    return handle.createQuery(SEEN + "WHERE deactivated_at IS NULL ORDER BY name").map(NODE).list();
  }

  /** One node. */
  public Optional<NodeRow> node(String name) {
    return handle.createQuery(SEEN + "WHERE name = :name").bind("name", name).map(NODE).findOne();
  }

  /** A node's facts, as JSON. */
  public Optional<byte[]> facts(String node) {
    return body("SELECT facts FROM node WHERE name = :name AND facts IS NOT NULL", node);
  }

  /** A node's last catalog, as JSON. */
  public Optional<byte[]> catalog(String node) {
    return body(
        "SELECT c.body FROM node n JOIN catalog c ON c.digest = n.catalog WHERE n.name = :name",
        node);
  }

  /** A node's last report, as it came. */
  public Optional<byte[]> report(String node) {
    return body(
        "SELECT r.body FROM node n JOIN report r ON r.id = n.report WHERE n.name = :name", node);
  }

  private Optional<byte[]> body(String query, String name) {
    return handle
        .createQuery(query)
        .bind("name", name)
        .mapTo(byte[].class)
        .findOne()
        .map(Bodies::unpack);
  }

  /**
   * Says that a node is no more: it is neither listed nor does it export anything, until it comes
   * back.
   */
  public boolean deactivate(String name, long time) {
    return handle
            .createUpdate(
                "UPDATE node SET deactivated_at = :at WHERE name = :name AND deactivated_at IS NULL")
            .bind("at", time)
            .bind("name", name)
            .execute()
        > 0;
  }
}
