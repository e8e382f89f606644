package plumb.daemon.catalog;

/** There is no catalog to be had now: its source is away, or refuses to make one. */
public final class CatalogException extends Exception {
  private static final long serialVersionUID = 1;

  public CatalogException(String message) {
    super(message);
  }

  public CatalogException(String message, Throwable cause) {
    super(message, cause);
  }
}
