package plumb.catalog;

/** Thrown when a catalog already has a resource with that type and title or alias. */
public final class DuplicateResourceException extends RuntimeException {
  private final transient Resource resource;

  DuplicateResourceException(String message, Resource resource) {
    super(message, null, false, false);
    this.resource = resource;
  }

  /** Returns the resource that could not be added; its place is where the mistake is. */
  public Resource resource() {
    return resource;
  }
}
