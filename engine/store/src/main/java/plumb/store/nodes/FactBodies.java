package plumb.store.nodes;

import java.util.List;
import org.jdbi.v3.core.Handle;
import plumb.store.Bodies;

/** The facts of many nodes, within one transaction. */
public final class FactBodies {
  /** So many nodes can be asked for at once. */
  public static final int MOST = 200;

  private final Handle handle;

  public FactBodies(Handle handle) {
    this.handle = handle;
  }

  /**
   * The facts of a node.
   *
   * @param at when they came, in milliseconds since 1970
   * @param packed as the database has them
   */
  public record Body(String node, long at, byte[] packed) {
    /** The facts, as JSON. */
    public byte[] json() {
      return Bodies.unpack(packed);
    }
  }

  /** The facts of some nodes, in no order; those without any are left out. */
  public List<Body> of(List<String> nodes) {
    return handle
        .createQuery(
            "SELECT name, facts_at, facts FROM node WHERE facts IS NOT NULL"
                + " AND name IN (<names>)")
        .bindList("names", nodes)
        .map(
            (row, context) ->
                new Body(row.getString("name"), row.getLong("facts_at"), row.getBytes("facts")))
        .list();
  }
}
