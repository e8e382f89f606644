package plumb.server.authority;

import java.io.IOException;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.jspecify.annotations.Nullable;
import plumb.store.Store;
import plumb.store.StoreException;
import plumb.store.access.Audit;
import plumb.store.access.AuditRow;
import plumb.store.certificates.AuthorityRow;
import plumb.store.certificates.AuthorityTables;
import plumb.store.certificates.CertificateRow;
import plumb.store.certificates.Certificates;
import plumb.store.certificates.RequestRow;

/**
 * A certificate authority in a database that several servers may share: whatever one of them signs
 * or revokes, the others know after {@link #refresh}. Whoever changes something is named in the
 * audit log. Thread-safe.
 */
public final class Authority {
  /** More requests than these do not wait: whoever makes them is no fleet of nodes. */
  private static final int MOST_WAITING = 10_000;

  private final Store store;
  private final AuthorityOptions options;
  private final Admission admission;
  private final Clock clock;
  private final Issuer issuer;
  private final List<X509Certificate> chain;
  private final Lists lists;

  /**
   * Opens the authority of a database, which is founded when there is none.
   *
   * @param secret opens its key
   * @throws StoreException when the key is sealed with another secret
   */
  public Authority(
      Store store, SecretKey secret, AuthorityOptions options, SigningPolicy policy, Clock clock) {
    this.store = store;
    this.options = options;
    this.clock = clock;
    admission = new Admission(policy, clock);
    Founding founding = new Founding(options, secret, clock.instant());
    store.alone(
        Store.Lock.AUTHORITY,
        handle -> {
          founding.found(new Certificates(handle));
          return true;
        });
    AuthorityRow signing = row(Founding.SIGNING).orElseThrow();
    chain = new ArrayList<>(Pem.certificates(signing.certificate()));
    issuer = Issuer.of(chain.get(0), Pem.key(secret.open(signing.privateKey())));
    Map<String, Issuer> issuers = new HashMap<>(Map.of(Founding.SIGNING, issuer));
    row(Founding.ROOT).ifPresent(root -> addRoot(root, secret, issuers));
    lists = new Lists(store, issuers, clock);
  }

  /** The key of an imported root may be somewhere safe. */
  private void addRoot(AuthorityRow root, SecretKey secret, Map<String, Issuer> issuers) {
    List<X509Certificate> certificates = Pem.certificates(root.certificate());
    chain.addAll(certificates);
    if (certificates.size() == 1 && !root.privateKey().isEmpty()) {
      PrivateKey key = Pem.key(secret.open(root.privateKey()));
      issuers.put(Founding.ROOT, Issuer.of(certificates.get(0), key));
    }
  }

  /**
   * Takes over what a Puppet authority has signed and revoked, and its keys, so that its nodes need
   * nothing new.
   *
   * @param directory Puppet's {@code cadir}
   * @return how many certificates there are
   * @throws IOException when the directory holds no authority
   * @throws RefusedException when the database has an authority
   */
  public static int adopt(Store store, SecretKey secret, Path directory, Clock clock, String actor)
      throws IOException, RefusedException {
    PuppetAuthority theirs = PuppetAuthority.read(directory);
    boolean adopted =
        store.alone(
            Store.Lock.AUTHORITY,
            handle -> {
              Certificates certificates = new Certificates(handle);
              if (certificates.authority(Founding.SIGNING).isPresent()) {
                return false;
              }
              theirs.seal(secret).forEach(certificates::add);
              theirs.certificates().forEach(certificates::add);
              theirs.requests().forEach(certificates::put);
              String from = directory.toAbsolutePath().toString();
              new Audit(handle)
                  .add(new AuditRow(clock.millis(), actor, "authority.import", "", from));
              return true;
            });
    if (!adopted) {
      throw new RefusedException(
          "the database has an authority already, whose nodes would trust this server no more");
    }
    return theirs.certificates().size();
  }

  private Optional<AuthorityRow> row(String name) {
    return store.with(handle -> new Certificates(handle).authority(name));
  }

  /** The certificates that clients trust: the one that signs nodes first, the root last. */
  public List<X509Certificate> chain() {
    return List.copyOf(chain);
  }

  /** What was revoked, as far as this server knows. */
  public Revocations revocations() {
    return lists.current();
  }

  /** Learns what other servers have revoked. */
  public void refresh() {
    lists.refresh();
  }

  /**
   * Signs lists of revoked certificates anew before they expire.
   *
   * @return whether that was due
   */
  public boolean renewLists() {
    return lists.renew();
  }

  /** The certificate of a name, whether or not it was revoked. */
  public Optional<CertificateRow> certificate(String name) {
    return store.with(handle -> new Certificates(handle).certificate(name));
  }

  /** The request of a name. */
  public Optional<RequestRow> request(String name) {
    return store.with(handle -> new Certificates(handle).request(name));
  }

  /** Every certificate that was not cleaned. */
  public List<CertificateRow> certificates() {
    return store.with(handle -> new Certificates(handle).certificates());
  }

  /** Every request that waits. */
  public List<RequestRow> requests() {
    return store.with(handle -> new Certificates(handle).requests());
  }

  /**
   * Takes a request, and signs it where the policy says so, or an invitation that it holds.
   *
   * @return whether it was signed
   * @throws RefusedException when it can never be signed, or the name is another one's
   * @throws IOException when the policy cannot decide; the request waits
   */
  public boolean submit(String name, String pem) throws RefusedException, IOException {
    NodeRequest request = NodeRequest.read(name, pem);
    Admission.Decision decision = admission.decide(name, request);
    String refusal =
        store.alone(
            Store.Lock.AUTHORITY,
            handle -> admit(AuthorityTables.of(handle), name, request, decision));
    if (refusal != null) {
      throw new RefusedException(refusal);
    }
    decision.rethrow();
    return request(name).isEmpty();
  }

  /** Why a request is not even kept; null when it is kept, or signed. */
  private @Nullable String admit(
      AuthorityTables tables, String name, NodeRequest request, Admission.Decision decision) {
    Certificates certificates = tables.certificates();
    Optional<CertificateRow> holds =
        certificates.certificate(name).filter(row -> row.revokedAt() == null);
    if (holds.isPresent()) {
      return "'" + name + "' has a certificate already; an operator may clean it";
    }
    Optional<RequestRow> waits = certificates.request(name);
    if (waits.filter(row -> !row.pem().equals(request.pem())).isPresent()) {
      return "another request of '" + name + "' waits already; an operator may clean it";
    }
    String signer = admission.signer(tables.invitations(), name, request, decision);
    if (signer != null) {
      sign(tables, name, request, options.lifetime(), signer);
    } else if (waits.isEmpty()) {
      if (certificates.requestCount() >= MOST_WAITING) {
        return MOST_WAITING + " requests wait already; an operator must look at them first";
      }
      certificates.put(new RequestRow(name, request.pem(), clock.millis()));
    }
    return null;
  }

  /**
   * Signs a request that waits.
   *
   * @param privileged whether rights and further names are granted, too
   * @param lifetime null for the usual one
   * @throws RefusedException when there is none, or it asks for what is not granted
   */
  public void sign(String name, boolean privileged, @Nullable Duration lifetime, String actor)
      throws RefusedException {
    NodeRequest request = NodeRequest.read(name, waiting(name).pem());
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
          sign(
              AuthorityTables.of(handle),
              name,
              request,
              lifetime == null ? options.lifetime() : lifetime,
              actor);
          return true;
        });
  }

  private RequestRow waiting(String name) throws RefusedException {
    return request(name)
        .orElseThrow(() -> new RefusedException("There is no request of '" + name + "'"));
  }

  private void sign(
      AuthorityTables tables, String name, NodeRequest request, Duration lifetime, String actor) {
    List<GeneralName> names = new ArrayList<>();
    names.add(new GeneralName(GeneralName.dNSName, name));
    request.alternatives().stream().filter(n -> !names.contains(n)).forEach(names::add);
    Issuer.Holder holder = Issuer.Holder.of(name, request.key());
    X509Certificate unused = issue(tables, name, holder, names, request.ours(), lifetime);
    boolean unusedToo = tables.certificates().removeRequest(name);
    note(tables, actor, "certificate.sign", name, String.join(", ", request.privileges()));
  }

  private X509Certificate issue(
      AuthorityTables tables,
      String name,
      Issuer.Holder holder,
      List<GeneralName> names,
      List<Extension> extensions,
      Duration lifetime) {
    Instant now = clock.instant();
    X509Certificate certificate = issuer.node(holder, names, extensions, now, lifetime);
    tables
        .certificates()
        .add(
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

  /**
   * Signs the key of a certificate that holds once more, with the same names and extensions. The
   * older one stays good until its end.
   *
   * @return PEM
   */
  public String renew(X509Certificate certificate) {
    Reissue same = Reissue.of(certificate);
    Issuer.Holder holder = Issuer.Holder.of(same.name(), certificate.getPublicKey());
    return store.alone(
        Store.Lock.AUTHORITY,
        handle -> {
          AuthorityTables tables = AuthorityTables.of(handle);
          X509Certificate renewed =
              issue(tables, same.name(), holder, same.names(), same.ours(), options.lifetime());
          note(tables, same.name(), "certificate.renew", same.name(), "");
          return Pem.write(renewed);
        });
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
    Issuer.Holder holder = Issuer.Holder.of(names.get(0), pair.getPublic());
    X509Certificate certificate =
        store.alone(
            Store.Lock.AUTHORITY,
            handle ->
                issue(
                    AuthorityTables.of(handle),
                    names.get(0),
                    holder,
                    alternatives,
                    List.of(),
                    options.lifetime()));
    List<X509Certificate> whole = new ArrayList<>(List.of(certificate));
    whole.addAll(chain);
    return new Identity(whole, pair.getPrivate());
  }

  /**
   * Revokes the certificates of a name.
   *
   * @throws RefusedException when there is none that holds
   */
  public void revoke(String name, String actor) throws RefusedException {
    boolean revoked =
        change(
            tables -> {
              if (tables.certificates().revoke(name, clock.millis()) == 0) {
                return false;
              }
              note(tables, actor, "certificate.revoke", name, "");
              return true;
            });
    if (!revoked) {
      throw new RefusedException("'" + name + "' has no certificate that holds");
    }
  }

  /**
   * Revokes the certificates of a name, and frees the name for another one.
   *
   * @throws RefusedException when there is neither certificate nor request
   */
  public void clean(String name, String actor) throws RefusedException {
    boolean cleaned =
        change(
            tables -> {
              Certificates certificates = tables.certificates();
              int certified = certificates.revoke(name, clock.millis()) + certificates.clean(name);
              if (!certificates.removeRequest(name) && certified == 0) {
                return false;
              }
              note(tables, actor, "certificate.clean", name, "");
              return true;
            });
    if (!cleaned) {
      throw new RefusedException("'" + name + "' has neither certificate nor request");
    }
  }

  /**
   * Forgets a request that waits.
   *
   * @throws RefusedException when there is none
   */
  public void reject(String name, String actor) throws RefusedException {
    boolean rejected =
        store.alone(
            Store.Lock.AUTHORITY,
            handle -> {
              AuthorityTables tables = AuthorityTables.of(handle);
              boolean removed = tables.certificates().removeRequest(name);
              if (removed) {
                note(tables, actor, "request.reject", name, "");
              }
              return removed;
            });
    if (!rejected) {
      throw new RefusedException("There is no request of '" + name + "'");
    }
  }

  /** Changes what is revoked; the list is signed anew in the same transaction. */
  private boolean change(Predicate<AuthorityTables> change) {
    boolean changed =
        store.alone(
            Store.Lock.AUTHORITY,
            handle -> {
              AuthorityTables tables = AuthorityTables.of(handle);
              boolean done = change.test(tables);
              if (done) {
                lists.publish(tables.certificates());
              }
              return done;
            });
    if (changed) {
      lists.reread();
    }
    return changed;
  }

  private void note(
      AuthorityTables tables, String actor, String action, String name, String detail) {
    tables.audit().add(new AuditRow(clock.millis(), actor, action, name, detail));
  }
}
