package plumb.agent;

/**
 * How a run came by its catalog, for the report.
 *
 * @param cachedCatalogStatus not_used, explicitly_requested or on_failure
 * @param seconds how long it took
 */
public record Retrieval(String cachedCatalogStatus, double seconds) {
  /** A catalog that was at hand. */
  public static final Retrieval AT_HAND = new Retrieval("not_used", 0);
}
