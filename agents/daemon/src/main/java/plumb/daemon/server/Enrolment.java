package plumb.daemon.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;
import plumb.agent.state.AtomicFile;

/** Gets this machine known to its servers: whom it trusts, and a certificate of its own. */
final class Enrolment {
  private static final Duration BETWEEN = Duration.ofSeconds(2);

  private final List<ServerAddress> servers;
  private final Identity identity;
  private final @Nullable String fingerprint;
  private final Duration patience;
  private final Consumer<String> warnings;

  /**
   * Prepares to enrol.
   *
   * @param fingerprint the SHA-256 digest that the authority's root must have; null to trust the
   *     first answer, as Puppet's agent does
   * @param patience how long to wait for somebody to sign
   * @param warnings is told what does not keep the machine from its certificate
   */
  Enrolment(
      List<ServerAddress> servers,
      Identity identity,
      @Nullable String fingerprint,
      Duration patience,
      Consumer<String> warnings) {
    this.servers = servers;
    this.identity = identity;
    this.fingerprint = fingerprint;
    this.patience = patience;
    this.warnings = warnings;
  }

  /**
   * Enrols as far as it has not been done, renews a certificate that soon ends, and returns a
   * connection as this machine.
   *
   * @throws IOException when no server can be reached, or nobody has signed yet
   */
  Connection connect() throws IOException, InterruptedException {
    SslFiles files = identity.files();
    if (!Files.exists(files.authority())) {
      keep(files.authority(), trusted(anybody().text("/puppet-ca/v1/certificate/ca")));
    }
    if (!Files.exists(files.certificate())) {
      Connection known = connection(identity.context(false));
      refreshLists(known);
      keep(files.certificate(), certificate(known));
    }
    X509Certificate certificate = own();
    Connection own = connection(identity.context(true));
    refreshLists(own);
    return Renewal.isDue(certificate, Instant.now()) ? renewed(own, certificate) : own;
  }

  private X509Certificate own() throws IOException {
    X509Certificate certificate =
        Identity.certificate(Files.readString(identity.files().certificate()));
    Instant end = certificate.getNotAfter().toInstant();
    if (end.isBefore(Instant.now())) {
      throw new IOException(
          "The certificate of this machine ended at "
              + end
              + ": have '"
              + identity.files().name()
              + "' cleaned at the server and remove "
              + identity.files().certificate()
              + ", then it asks for another one");
    }
    return certificate;
  }

  /** Without a new one, the old one holds for a while. */
  private Connection renewed(Connection own, X509Certificate old) throws InterruptedException {
    try {
      String text = own.post("/puppet-ca/v1/certificate_renewal", "text/plain", "", "text/plain");
      X509Certificate renewed = Identity.certificate(text);
      if (!identity.fits(renewed) || !renewed.getNotAfter().after(old.getNotAfter())) {
        throw new IOException("what the server sends is no renewed one");
      }
      keep(identity.files().certificate(), text);
      return connection(identity.context(true));
    } catch (IOException e) {
      warnings.accept(
          "The certificate of this machine ends at "
              + old.getNotAfter().toInstant()
              + " and could not be renewed: "
              + e.getMessage());
      return own;
    }
  }

  private Connection connection(SSLContext context) {
    return new Connection(servers, context, warnings);
  }

  /** What was revoked may have changed since the last run; an old list is better than no run. */
  private void refreshLists(Connection connection) throws IOException, InterruptedException {
    Path file = identity.files().revocations();
    try {
      keep(file, connection.text("/puppet-ca/v1/certificate_revocation_list/ca"));
    } catch (ServerException e) {
      if (!Files.exists(file)) {
        throw e;
      }
    }
  }

  private String certificate(Connection connection) throws IOException, InterruptedException {
    String name = identity.files().name();
    String path = "/puppet-ca/v1/certificate/" + name;
    byte[] request = identity.request().getBytes(StandardCharsets.UTF_8);
    String found = find(connection, path);
    if (found == null) {
      connection.put("/puppet-ca/v1/certificate_request/" + name, "text/plain", request);
      found = find(connection, path);
    }
    long deadline = System.nanoTime() + patience.toNanos();
    while (found == null) {
      if (System.nanoTime() - deadline >= 0) {
        throw new IOException(
            "The request of '" + name + "' waits to be signed at " + connection.server());
      }
      Thread.sleep(BETWEEN.toMillis());
      found = find(connection, path);
    }
    return found;
  }

  private @Nullable String find(Connection connection, String path)
      throws IOException, InterruptedException {
    String text;
    try {
      text = connection.text(path);
    } catch (ServerException e) {
      if (e.status() == 404) {
        return null;
      }
      throw e;
    }
    if (!identity.fits(Identity.certificate(text))) {
      throw new IOException(
          "The server has a certificate of '"
              + identity.files().name()
              + "' for another key: have it cleaned there, or bring that key here");
    }
    return text;
  }

  /** The authority's certificates, if they are the ones that are expected. */
  private String trusted(String text) throws IOException {
    List<X509Certificate> chain = Identity.certificates(text);
    if (fingerprint != null && !PinnedAuthority.isWhole(chain, fingerprint)) {
      throw new IOException(
          "The authority at " + servers.get(0) + " is another one than --ca_fingerprint says");
    }
    return text;
  }

  /** A connection that trusts whoever answers: there is nothing yet to hold it against. */
  private Connection anybody() throws IOException {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {new FirstUse()}, new SecureRandom());
      return connection(context);
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
  }

  private static void keep(Path file, String text) throws IOException {
    AtomicFile.write(file, text.getBytes(StandardCharsets.UTF_8));
  }
}
