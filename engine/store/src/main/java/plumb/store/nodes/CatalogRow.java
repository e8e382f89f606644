package plumb.store.nodes;

import java.util.List;
import plumb.store.Bodies;

/**
 * A node's catalog.
 *
 * @param digest the number of the body, as {@link plumb.store.Bodies#digest} gives it
 * @param body without what differs from compile to compile, so that equal ones are kept once
 * @param resources what it declares
 * @param exported what of it is for other nodes
 */
public record CatalogRow(
    String node,
    String environment,
    long time,
    String digest,
    byte[] body,
    List<ResourceName> resources,
    List<Exported> exported) {

  public CatalogRow(
      String node,
      String environment,
      long time,
      byte[] body,
      List<ResourceName> resources,
      List<Exported> exported) {
    this(node, environment, time, Bodies.digest(body), body, resources, exported);
  }

  /** A resource by type and title. */
  public record ResourceName(String type, String title) {}

  /**
   * A resource for other nodes.
   *
   * @param body the resource as JSON
   */
  public record Exported(String type, String title, String body) {}
}
