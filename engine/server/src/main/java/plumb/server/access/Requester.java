package plumb.server.access;

import java.security.cert.X509Certificate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who asks, as far as it is proved.
 *
 * @param name the name in its certificate; null for somebody without any
 * @param certificate null for somebody without any
 * @param extensions Puppet's extensions of the certificate, by short name
 * @param grant what it may do beside what is its own
 */
public record Requester(
    @Nullable String name,
    @Nullable X509Certificate certificate,
    Map<String, Object> extensions,
    @Nullable Grant grant) {
  /** Somebody without a certificate and without a token. */
  public static final Requester ANYBODY = new Requester(null, null, Map.of(), null);

  /** Whether it may do what a role may, to an environment and a node; null: to all of them. */
  public boolean may(Role role, @Nullable String environment, @Nullable String node) {
    return grant != null && grant.allows(role, environment, node);
  }

  /** Whether it has a role somewhere. */
  public boolean includes(Role role) {
    return grant != null && grant.role().includes(role);
  }

  /**
   * Demands a role for what concerns an environment and a node; null: all of them.
   *
   * @return the grant that allows it
   * @throws DeniedException when it has not got it
   */
  public Grant must(Role role, @Nullable String environment, @Nullable String node) {
    Grant has = grant(role);
    if (!has.allows(role, environment, node)) {
      throw DeniedException.of(
          has.holder()
              + " has the role "
              + has.role()
              + " for environments "
              + has.environments()
              + " and nodes "
              + has.nodes()
              + "; "
              + role
              + " of "
              + (environment == null ? "all environments" : environment)
              + " and "
              + (node == null ? "all nodes" : node)
              + " is needed");
    }
    return has;
  }

  /**
   * Demands a role that holds somewhere; what is done must be held against its names.
   *
   * @throws DeniedException when it has not got it
   */
  public Grant some(Role role) {
    Grant has = grant(role);
    if (!has.role().includes(role)) {
      throw DeniedException.of(has.holder() + " has the role " + has.role() + ", not " + role);
    }
    return has;
  }

  private Grant grant(Role role) {
    if (grant == null) {
      throw DeniedException.of(
          (name == null ? "a certificate or a token" : name + " has no role; one")
              + " that gives the role "
              + role
              + " is needed");
    }
    return grant;
  }
}
