package plumb.server.http;

import java.security.cert.X509Certificate;
import java.util.Map;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import org.jspecify.annotations.Nullable;
import plumb.server.authority.Extensions;

/**
 * Who asks, as far as it is proved.
 *
 * @param name the name in its certificate; null for somebody without any
 * @param extensions Puppet's extensions of the certificate, by short name
 */
public record Requester(@Nullable String name, Map<String, Object> extensions) {
  /** Somebody without a certificate. */
  public static final Requester ANYBODY = new Requester(null, Map.of());

  /** The holder of a certificate that was found good. */
  public static Requester of(X509Certificate certificate) {
    try {
      for (Rdn part : new LdapName(certificate.getSubjectX500Principal().getName()).getRdns()) {
        if (part.getType().equalsIgnoreCase("CN")) {
          return new Requester(String.valueOf(part.getValue()), Extensions.of(certificate));
        }
      }
      return ANYBODY;
    } catch (InvalidNameException e) {
      return ANYBODY;
    }
  }
}
