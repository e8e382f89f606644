package plumb.host.web;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * Trusts the authorities that this system trusts, which are in a file of certificates: the one that
 * the variable {@code SSL_CERT_FILE} names, as with OpenSSL, or the distribution's. Where there is
 * none, those that came with Java.
 */
final class SystemTrust {
  private static final List<String> PLACES =
      List.of(
          "/etc/ssl/certs/ca-certificates.crt",
          "/etc/pki/tls/certs/ca-bundle.crt",
          "/etc/ssl/ca-bundle.pem",
          "/etc/ssl/cert.pem");

  private SystemTrust() {}

  static SSLContext context(Map<String, String> environment) throws IOException {
    String named = environment.getOrDefault("SSL_CERT_FILE", "");
    for (String place : named.isEmpty() ? PLACES : List.of(named)) {
      Path file = Path.of(place);
      if (Files.isRegularFile(file)) {
        return context(file);
      }
    }
    if (!named.isEmpty()) {
      throw new IOException("SSL_CERT_FILE names " + named + ", which is no file");
    }
    try {
      return SSLContext.getDefault();
    } catch (GeneralSecurityException e) {
      throw new IOException("Java's own authorities can't be read: " + e.getMessage(), e);
    }
  }

  private static SSLContext context(Path authorities) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(authorities))) {
      KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
      trusted.load(null, null);
      int number = 0;
      for (Certificate one : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
        trusted.setCertificateEntry(Integer.toString(++number), one);
      }
      TrustManagerFactory managers =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      managers.init(trusted);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, managers.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IOException(
          "The trusted authorities in " + authorities + " can't be read: " + e.getMessage(), e);
    }
  }
}
