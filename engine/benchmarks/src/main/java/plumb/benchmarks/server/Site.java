package plumb.benchmarks.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.zip.GZIPInputStream;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * A server as its clients know it.
 *
 * @param roots what they trust; empty for those that ask only whether it is there
 */
record Site(int port, List<X509Certificate> roots) {
  /** What was answered. */
  record Reply(int status, byte[] body) {
    byte[] expected(String what) throws IOException {
      if (status != 200) {
        throw new IOException(what + ": " + status + " " + new String(body, UTF_8).strip());
      }
      return body;
    }
  }

  /** Whether it answers that it runs. */
  boolean isReady() {
    try {
      Reply reply = send(sockets(null, List.of()), "GET", "/status/v1/simple", null, null);
      return reply.status() == 200 && new String(reply.body(), UTF_8).equals("running");
    } catch (IOException e) {
      return false;
    }
  }

  /** The same, trusting what it says its authority is: it was started here. */
  Site trusting() throws IOException {
    byte[] pem =
        send(sockets(null, List.of()), "GET", "/puppet-ca/v1/certificate/ca", null, null)
            .expected("the authority");
    return new Site(port, certificates(pem));
  }

  static List<X509Certificate> certificates(byte[] pem) throws IOException {
    try {
      Collection<? extends Certificate> all =
          CertificateFactory.getInstance("X.509")
              .generateCertificates(new ByteArrayInputStream(pem));
      return all.stream().map(X509Certificate.class::cast).toList();
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
  }

  /**
   * Sends a request over a connection of these sockets, a kept one when there is one.
   *
   * @param type the body's media type
   */
  Reply send(
      SSLSocketFactory sockets,
      String method,
      String path,
      @Nullable String type,
      byte @Nullable [] body)
      throws IOException {
    URI uri = URI.create("https://localhost:" + port + path);
    HttpsURLConnection connection = (HttpsURLConnection) uri.toURL().openConnection();
    connection.setSSLSocketFactory(sockets);
    connection.setRequestMethod(method);
    connection.setConnectTimeout(10_000);
    connection.setReadTimeout(120_000);
    connection.setRequestProperty("Accept", "application/vnd.puppet.rich+json, application/json");
    // As Puppet's agents do (Ruby's net/http).
    connection.setRequestProperty("Accept-Encoding", "gzip;q=1.0,deflate;q=0.6,identity;q=0.3");
    if (body != null) {
      connection.setDoOutput(true);
      connection.setRequestProperty("Content-Type", type);
      connection.setFixedLengthStreamingMode(body.length);
      connection.getOutputStream().write(body);
    }
    int status = connection.getResponseCode();
    InputStream in = status < 400 ? connection.getInputStream() : connection.getErrorStream();
    try (in) {
      if (in == null) {
        return new Reply(status, new byte[0]);
      }
      boolean isPacked = "gzip".equals(connection.getContentEncoding());
      return new Reply(status, (isPacked ? new GZIPInputStream(in) : in).readAllBytes());
    }
  }

  /** Sockets of a client; two calls never share a session. */
  SSLSocketFactory sockets(@Nullable PrivateKey key, List<X509Certificate> chain)
      throws IOException {
    try {
      KeyManager[] keys = new KeyManager[0];
      if (key != null) {
        KeyStore own = empty();
        own.setKeyEntry("own", key, new char[0], chain.toArray(new Certificate[0]));
        KeyManagerFactory factory = KeyManagerFactory.getInstance("SunX509");
        factory.init(own, new char[0]);
        keys = factory.getKeyManagers();
      }
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys, roots.isEmpty() ? ANYBODY : trust(), null);
      return context.getSocketFactory();
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
  }

  private TrustManager[] trust() throws GeneralSecurityException, IOException {
    KeyStore trusted = empty();
    for (int i = 0; i < roots.size(); i++) {
      trusted.setCertificateEntry("root" + i, roots.get(i));
    }
    TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
    factory.init(trusted);
    return factory.getTrustManagers();
  }

  /** In memory alone: the kind whose protection of keys costs next to nothing. */
  private static KeyStore empty() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("JKS");
    store.load(null, null);
    return store;
  }

  /** Before a client knows the authority, it takes any. */
  private static final TrustManager[] ANYBODY = {
    new X509TrustManager() {
      @Override
      public void checkClientTrusted(X509Certificate[] chain, String type) {}

      @Override
      public void checkServerTrusted(X509Certificate[] chain, String type) {}

      @Override
      public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
      }
    }
  };
}
