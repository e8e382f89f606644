package plumb.server.authority;

import java.io.IOException;

/** Who is signed without an operator. Called by many threads, and may take its time. */
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
   * @throws IOException when that cannot be found out; the request waits, then
   */
  boolean signs(String name, String request) throws IOException;
}
