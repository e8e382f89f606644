package plumb.server.access;

import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Map;
import java.util.function.Predicate;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;
import plumb.server.authority.Extensions;

/**
 * Finds out who asks: by the certificate of the connection, whose extensions may give a role, and
 * by a token in the headers. Thread-safe.
 */
public final class Requesters {
  private static final String BEARER = "bearer ";

  /** The headers of a request, by their names in lower case. */
  @FunctionalInterface
  public interface Headers {
    /** A header, or null. */
    @Nullable String get(String name);
  }

  private final Predicate<X509Certificate> isRevoked;
  private final AccessTokens tokens;

  public Requesters(Predicate<X509Certificate> isRevoked, AccessTokens tokens) {
    this.isRevoked = isRevoked;
    this.tokens = tokens;
  }

  /**
   * Who asks.
   *
   * @throws DeniedException when a certificate was revoked, or a token is none of this server's
   */
  public Requester of(@Nullable SSLSession session, Headers headers) {
    Requester holder = holder(session);
    String token = token(headers);
    if (token == null) {
      return holder;
    }
    Grant grant =
        tokens
            .find(token)
            .orElseThrow(() -> DeniedException.unknown("this token is unknown, or has expired"));
    return new Requester(holder.name(), holder.certificate(), holder.extensions(), grant);
  }

  /** Whether a request brings a token, good or not. */
  public static boolean hasToken(Headers headers) {
    return token(headers) != null;
  }

  private static @Nullable String token(Headers headers) {
    String bearer = headers.get("authorization");
    if (bearer != null && bearer.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
      return bearer.substring(BEARER.length()).strip();
    }
    return headers.get("x-authentication");
  }

  private Requester holder(@Nullable SSLSession session) {
    if (session == null) {
      return Requester.ANYBODY;
    }
    try {
      Certificate first = session.getPeerCertificates()[0];
      if (!(first instanceof X509Certificate certificate)) {
        return Requester.ANYBODY;
      }
      // A connection that was opened before the certificate was revoked is refused, too.
      if (isRevoked.test(certificate)) {
        throw DeniedException.of("this certificate was revoked");
      }
      return holder(certificate);
    } catch (SSLPeerUnverifiedException nobody) {
      return Requester.ANYBODY;
    }
  }

  private static Requester holder(X509Certificate certificate) {
    try {
      for (Rdn part : new LdapName(certificate.getSubjectX500Principal().getName()).getRdns()) {
        if (part.getType().equalsIgnoreCase("CN")) {
          String name = String.valueOf(part.getValue());
          Map<String, Object> extensions = Extensions.of(certificate);
          return new Requester(name, certificate, extensions, grant(name, extensions));
        }
      }
      return Requester.ANYBODY;
    } catch (InvalidNameException e) {
      return Requester.ANYBODY;
    }
  }

  /** Only an operator can have put such an extension into a certificate. */
  private static @Nullable Grant grant(String name, Map<String, Object> extensions) {
    if ("true".equals(extensions.get("pp_cli_auth"))) {
      return Grant.everywhere(name, Role.ADMIN);
    }
    return Role.of(String.valueOf(extensions.get("pp_auth_role")))
        .map(role -> Grant.everywhere(name, role))
        .orElse(null);
  }
}
