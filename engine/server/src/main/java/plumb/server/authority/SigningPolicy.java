package plumb.server.authority;

/** Who is signed without an operator. Called by many threads. */
@FunctionalInterface
public interface SigningPolicy {
  /** Nobody. */
  SigningPolicy NOBODY = (name, request) -> false;

  /** Everybody: for networks that are trusted, and for trying things out. */
  SigningPolicy EVERYBODY = (name, request) -> true;

  /**
   * Whether a request is signed at once.
   *
   * @param request the request in PEM
   */
  boolean signs(String name, String request);
}
