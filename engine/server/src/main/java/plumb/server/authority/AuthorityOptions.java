package plumb.server.authority;

import java.time.Duration;

/**
 * What an authority is made with, and how it signs.
 *
 * @param name what it is called in its certificate
 * @param kind its keys
 * @param lifetime how long certificates of nodes hold
 */
public record AuthorityOptions(String name, KeyKind kind, Duration lifetime) {
  /** How long certificates of nodes hold when nothing else is said: five years, as Puppet's. */
  public static final Duration USUAL_LIFETIME = Duration.ofDays(5 * 365);
}
