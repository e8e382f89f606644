package plumb.server.authority;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import plumb.store.Store;
import plumb.store.certificates.AuthorityRow;
import plumb.store.certificates.CertificateRow;
import plumb.store.certificates.Certificates;
import plumb.store.certificates.RequestRow;

/**
 * A certificate authority in a database that several servers may share: whatever one of them signs
 * or revokes, the others know after {@link #refresh}. Thread-safe.
 */
public final class Authority {
  private final Store store;
  private final AuthorityOptions options;
  private final SigningPolicy policy;
  private final Clock clock;
  private final Issuer issuer;
  private final List<X509Certificate> chain;
  private volatile Revocations revocations;

  /**
   * Opens the authority of a database, which is founded when there is none.
   *
   * @param secret opens its key
   * @throws IllegalStateException when the key is sealed with another secret
   */
  public Authority(
      Store store, SecretKey secret, AuthorityOptions options, SigningPolicy policy, Clock clock) {
    this.store = store;
    this.options = options;
    this.policy = policy;
    this.clock = clock;
    Founding founding = new Founding(options, secret, clock.instant());
    store.alone(
        Store.Lock.AUTHORITY,
        handle -> {
          founding.found(new Certificates(handle));
          return true;
        });
    AuthorityRow signing = row(Founding.SIGNING);
    chain = new ArrayList<>(Pem.certificates(signing.certificate()));
    store
        .with(handle -> new Certificates(handle).authority(Founding.ROOT))
        .ifPresent(root -> chain.addAll(Pem.certificates(root.certificate())));
    issuer = Issuer.of(chain.get(0), Pem.key(secret.open(signing.privateKey())));
    revocations = readRevocations();
  }

  private AuthorityRow row(String name) {
    return store.with(handle -> new Certificates(handle).authority(name)).orElseThrow();
  }

  /** The certificates that clients trust: the one that signs nodes first, the root last. */
  public List<X509Certificate> chain() {
    return List.copyOf(chain);
  }

  /** What was revoked, as far as this server knows. */
  public Revocations revocations() {
    return revocations;
  }

  /** Learns what other servers have revoked. */
  public void refresh() {
    if (row(Founding.SIGNING).crlNumber() != revocations.number()) {
      revocations = readRevocations();
    }
  }

  private Revocations readRevocations() {
    return store.inTransaction(
        handle -> {
          Certificates certificates = new Certificates(handle);
          AuthorityRow signing = certificates.authority(Founding.SIGNING).orElseThrow();
          String root = certificates.authority(Founding.ROOT).map(AuthorityRow::crl).orElse("");
          return Revocations.read(signing.crl() + root, signing.crlNumber());
        });
  }

  /** The certificate of a name, in PEM, whether or not it was revoked. */
  public Optional<String> certificate(String name) {
    return store
        .with(handle -> new Certificates(handle).certificate(name))
        .map(CertificateRow::pem);
  }

  /** The request of a name, in PEM. */
  public Optional<String> request(String name) {
    return store.with(handle -> new Certificates(handle).request(name)).map(RequestRow::pem);
  }

  /**
   * Takes a request, and signs it where the policy says so.
   *
   * @return whether it was signed
   * @throws RefusedException when it can never be signed, or the name has a certificate that holds
   */
  public boolean submit(String name, String pem) throws RefusedException {
    NodeRequest request = NodeRequest.read(name, pem);
    boolean signs = request.privileges().isEmpty() && policy.signs(name, request.pem());
    Boolean free =
        store.alone(
            Store.Lock.AUTHORITY,
            handle -> {
              Certificates certificates = new Certificates(handle);
              if (certificates.certificate(name).filter(c -> c.revokedAt() == null).isPresent()) {
                return false;
              }
              if (signs) {
                sign(certificates, name, request);
              } else {
                certificates.put(new RequestRow(name, request.pem(), clock.millis()));
              }
              return true;
            });
    if (!free) {
      throw new RefusedException(
          "'" + name + "' has a certificate already; an operator may clean it");
    }
    return signs;
  }

  /**
   * Signs a request that waits.
   *
   * @param privileged whether rights and further names are granted, too
   * @throws RefusedException when there is none, or it asks for what is not granted
   */
  public void sign(String name, boolean privileged) throws RefusedException {
    String pem =
        request(name)
            .orElseThrow(() -> new RefusedException("There is no request of '" + name + "'"));
    NodeRequest request = NodeRequest.read(name, pem);
    if (!privileged && !request.privileges().isEmpty()) {
      throw new RefusedException(
          "'"
              + name
              + "' asks for "
              + String.join(", ", request.privileges())
              + ", which must be granted by name");
    }
    store.alone(
        Store.Lock.AUTHORITY,
        handle -> {
          sign(new Certificates(handle), name, request);
          return true;
        });
  }

  private void sign(Certificates certificates, String name, NodeRequest request) {
    List<GeneralName> names = new ArrayList<>();
    names.add(new GeneralName(GeneralName.dNSName, name));
    request.alternatives().stream().filter(n -> !names.contains(n)).forEach(names::add);
    issue(certificates, name, request.key(), names, request.ours());
    boolean unused = certificates.removeRequest(name);
  }

  private X509Certificate issue(
      Certificates certificates,
      String name,
      PublicKey key,
      List<GeneralName> names,
      List<Extension> extensions) {
    Instant now = clock.instant();
    X509Certificate certificate =
        issuer.node(Issuer.Holder.of(name, key), names, extensions, now, options.lifetime());
    certificates.add(
        new CertificateRow(
            certificate.getSerialNumber().toString(16),
            name,
            Pem.write(certificate),
            certificate.getNotAfter().getTime(),
            now.toEpochMilli(),
            null,
            false));
    return certificate;
  }

  /** A certificate with its key, of a server. */
  public record Identity(List<X509Certificate> chain, PrivateKey key) {}

  /**
   * Makes an identity for a server.
   *
   * @param names what clients call it; the first one is its own
   */
  public Identity identity(List<String> names) {
    KeyPair pair = options.kind().generate();
    List<GeneralName> alternatives =
        names.stream().map(name -> new GeneralName(GeneralName.dNSName, name)).toList();
    X509Certificate certificate =
        store.alone(
            Store.Lock.AUTHORITY,
            handle ->
                issue(
                    new Certificates(handle),
                    names.get(0),
                    pair.getPublic(),
                    alternatives,
                    List.of()));
    List<X509Certificate> whole = new ArrayList<>(List.of(certificate));
    whole.addAll(chain);
    return new Identity(whole, pair.getPrivate());
  }

  /**
   * Revokes the certificates of a name.
   *
   * @return whether there was one that held
   */
  public boolean revoke(String name) {
    return change(certificates -> certificates.revoke(name, clock.millis()) > 0);
  }

  /**
   * Revokes the certificates of a name, and frees the name for another one.
   *
   * @return whether there was a certificate or a request
   */
  public boolean clean(String name) {
    return change(
        certificates -> {
          boolean revoked = certificates.revoke(name, clock.millis()) > 0;
          boolean cleaned = certificates.clean(name) > 0;
          return certificates.removeRequest(name) || revoked || cleaned;
        });
  }

  private interface Change {
    boolean apply(Certificates certificates);
  }

  private boolean change(Change change) {
    boolean changed =
        store.alone(
            Store.Lock.AUTHORITY,
            handle -> {
              Certificates certificates = new Certificates(handle);
              boolean done = change.apply(certificates);
              if (done) {
                publish(certificates);
              }
              return done;
            });
    if (changed) {
      revocations = readRevocations();
    }
    return changed;
  }

  /** Signs the list of revoked certificates anew. */
  private void publish(Certificates certificates) {
    Instant now = clock.instant();
    long number = certificates.authority(Founding.SIGNING).orElseThrow().crlNumber() + 1;
    List<Issuer.Revoked> revoked =
        certificates.revoked(now.toEpochMilli()).stream().map(Authority::revoked).toList();
    certificates.setCrl(
        Founding.SIGNING, issuer.list(revoked, number, now, Founding.LIST_LIFETIME), number);
  }

  private static Issuer.Revoked revoked(CertificateRow row) {
    Long time = row.revokedAt();
    return new Issuer.Revoked(
        new BigInteger(row.serial(), 16), Instant.ofEpochMilli(time == null ? 0 : time));
  }

  /** Every certificate that was not cleaned. */
  public List<CertificateRow> certificates() {
    return store.with(handle -> new Certificates(handle).certificates());
  }

  /** Every request that waits. */
  public List<RequestRow> requests() {
    return store.with(handle -> new Certificates(handle).requests());
  }
}
