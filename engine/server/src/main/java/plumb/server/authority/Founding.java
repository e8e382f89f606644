package plumb.server.authority;

import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import plumb.store.certificates.AuthorityRow;
import plumb.store.certificates.Certificates;

/**
 * Makes an authority's own certificates: a root, which signs once, and the one that signs nodes.
 */
final class Founding {
  static final String ROOT = "root";
  static final String SIGNING = "signing";
  static final Duration LIST_LIFETIME = Duration.ofDays(5 * 365);

  private static final Duration LIFETIME = Duration.ofDays(15 * 365);

  private final AuthorityOptions options;
  private final SecretKey secret;
  private final Instant now;

  Founding(AuthorityOptions options, SecretKey secret, Instant now) {
    this.options = options;
    this.secret = secret;
    this.now = now;
  }

  /** Founds the authority, unless there is one. */
  void found(Certificates certificates) {
    if (certificates.authority(SIGNING).isPresent()) {
      return;
    }
    KeyPair rootKey = options.kind().generate();
    Issuer root =
        new Issuer(
            Issuer.name(options.name() + " root"), rootKey.getPublic(), rootKey.getPrivate());
    X509Certificate rootCertificate =
        root.authority(new Issuer.Holder(root.subject(), root.publicKey()), false, now, LIFETIME);
    KeyPair key = options.kind().generate();
    X509Certificate certificate =
        root.authority(Issuer.Holder.of(options.name(), key.getPublic()), true, now, LIFETIME);
    certificates.add(row(ROOT, rootCertificate, root));
    certificates.add(row(SIGNING, certificate, Issuer.of(certificate, key.getPrivate())));
  }

  private AuthorityRow row(String name, X509Certificate certificate, Issuer issuer) {
    return new AuthorityRow(
        name,
        Pem.write(certificate),
        secret.seal(Pem.write(issuer.privateKey())),
        issuer.list(List.of(), 1, now, LIST_LIFETIME),
        1);
  }
}
