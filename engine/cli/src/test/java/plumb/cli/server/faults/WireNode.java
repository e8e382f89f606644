package plumb.cli.server.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;
import org.jspecify.annotations.Nullable;
import plumb.server.authority.Pem;

/** A node as a server sees it from the network: a key, a certificate, and what it sends. */
final class WireNode {
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final String name;
  private final HttpClient http;
  private final SSLContext context;

  private WireNode(String name, SSLContext context) {
    this.name = name;
    this.context = context;
    http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .sslContext(context)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
  }

  /** Somebody without a certificate. */
  static WireNode anybody() throws Exception {
    return new WireNode("", context(null, List.of()));
  }

  /** Somebody who shows a certificate, whoever signed it. */
  static WireNode with(String name, KeyPair pair, List<X509Certificate> chain) throws Exception {
    return new WireNode(name, context(pair, chain));
  }

  /** A node whose request is signed at once. */
  static WireNode enrolled(String name, int port) throws Exception {
    KeyPair pair = key();
    WireNode anybody = anybody();
    HttpResponse<byte[]> taken = anybody.submit(port, name, request(name, pair));
    if (taken.statusCode() != 200) {
      throw new AssertionError(taken.statusCode() + " " + new String(taken.body(), UTF_8));
    }
    return with(name, pair, Pem.certificates(text(anybody.certificate(port, name))));
  }

  static KeyPair key() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    return generator.generateKeyPair();
  }

  /** A request for a certificate. */
  static String request(String name, KeyPair pair) throws Exception {
    return Pem.write(
        new JcaPKCS10CertificationRequestBuilder(new X500Name("CN=" + name), pair.getPublic())
            .build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate())));
  }

  private static SSLContext context(@Nullable KeyPair pair, List<X509Certificate> chain)
      throws Exception {
    KeyManager[] keys = new KeyManager[0];
    if (pair != null) {
      KeyStore own = KeyStore.getInstance("PKCS12");
      own.load(null, null);
      own.setKeyEntry("own", pair.getPrivate(), new char[0], chain.toArray(new Certificate[0]));
      KeyManagerFactory factory = KeyManagerFactory.getInstance("SunX509");
      factory.init(own, new char[0]);
      keys = factory.getKeyManagers();
    }
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys, new TrustManager[] {new Anybody()}, null);
    return context;
  }

  /** The server is not what is tested: whoever answers is it. */
  private static final class Anybody extends X509ExtendedTrustManager {
    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }

  String name() {
    return name;
  }

  /** For connections that speak no HTTP of a library. */
  SSLContext context() {
    return context;
  }

  static HttpRequest.Builder ask(int port, String path) {
    return HttpRequest.newBuilder(URI.create("https://localhost:" + port + path)).timeout(PATIENCE);
  }

  HttpResponse<byte[]> send(HttpRequest request) throws IOException, InterruptedException {
    return http.send(request, BodyHandlers.ofByteArray());
  }

  HttpResponse<byte[]> get(int port, String path) throws IOException, InterruptedException {
    return send(ask(port, path).build());
  }

  HttpResponse<byte[]> put(int port, String path, String type, byte[] body)
      throws IOException, InterruptedException {
    return send(
        ask(port, path).header("content-type", type).PUT(BodyPublishers.ofByteArray(body)).build());
  }

  HttpResponse<byte[]> report(int port, String json) throws IOException, InterruptedException {
    return put(
        port,
        "/puppet/v3/report/" + name + "?environment=production",
        "application/json",
        json.getBytes(UTF_8));
  }

  /** Asks for a catalog, with one fact. */
  HttpResponse<byte[]> catalog(int port, String fact, String value)
      throws IOException, InterruptedException {
    String facts = "{\"name\":\"%s\",\"values\":{\"%s\":\"%s\"}}".formatted(name, fact, value);
    String form =
        "environment=production&facts_format=application%2Fjson&facts="
            + URLEncoder.encode(URLEncoder.encode(facts, UTF_8), UTF_8);
    return send(
        ask(port, "/puppet/v3/catalog/" + name)
            .header("content-type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form))
            .build());
  }

  HttpResponse<byte[]> submit(int port, String of, String pem)
      throws IOException, InterruptedException {
    return put(port, "/puppet-ca/v1/certificate_request/" + of, "text/plain", pem.getBytes(UTF_8));
  }

  HttpResponse<byte[]> certificate(int port, String of) throws IOException, InterruptedException {
    return get(port, "/puppet-ca/v1/certificate/" + of);
  }

  static String text(HttpResponse<byte[]> response) {
    return new String(response.body(), UTF_8);
  }
}
