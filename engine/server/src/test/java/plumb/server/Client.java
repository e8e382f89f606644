package plumb.server;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;
import org.jspecify.annotations.Nullable;
import plumb.server.authority.Authority;
import plumb.server.authority.Pem;

/** A client with a key and a certificate of its own, by mutual TLS. */
final class Client {
  private final HttpClient http;
  private final String base;

  private Client(HttpClient http, int port) {
    this.http = http;
    base = "https://localhost:" + port;
  }

  /**
   * Enrols.
   *
   * @param extensions texts by number
   */
  static Client of(Server server, String name, Map<String, String> extensions) throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    KeyPair pair = generator.generateKeyPair();
    var request =
        new JcaPKCS10CertificationRequestBuilder(new X500Name("CN=" + name), pair.getPublic());
    ExtensionsGenerator wanted = new ExtensionsGenerator();
    for (Map.Entry<String, String> one : extensions.entrySet()) {
      wanted.addExtension(
          new ASN1ObjectIdentifier(one.getKey()), false, new DERUTF8String(one.getValue()));
    }
    if (!wanted.isEmpty()) {
      request.addAttribute(PKCSObjectIdentifiers.pkcs_9_at_extensionRequest, wanted.generate());
    }
    String pem =
        Pem.write(
            request.build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate())));
    Authority authority = server.authority();
    if (!authority.submit(name, pem)) {
      authority.sign(name, true, null, "test");
    }
    List<X509Certificate> chain =
        new ArrayList<>(Pem.certificates(authority.certificate(name).orElseThrow().pem()));
    chain.addAll(authority.chain());
    return new Client(http(context(authority, pair.getPrivate(), chain)), server.port());
  }

  /** A client without a certificate. */
  static Client anybody(Server server) throws Exception {
    return new Client(http(context(server.authority(), null, List.of())), server.port());
  }

  private static HttpClient http(SSLContext context) {
    return HttpClient.newBuilder()
        // As agents speak it.
        .version(HttpClient.Version.HTTP_1_1)
        .sslContext(context)
        .connectTimeout(Duration.ofSeconds(10))
        .build();
  }

  private static SSLContext context(
      Authority authority, @Nullable PrivateKey key, List<X509Certificate> chain)
      throws GeneralSecurityException, IOException {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    List<X509Certificate> roots = authority.chain();
    trusted.setCertificateEntry("root", roots.get(roots.size() - 1));
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(trusted);
    KeyManager[] keys = new KeyManager[0];
    if (key != null) {
      KeyStore own = KeyStore.getInstance("PKCS12");
      own.load(null, null);
      own.setKeyEntry("own", key, new char[0], chain.toArray(new Certificate[0]));
      KeyManagerFactory factory = KeyManagerFactory.getInstance("SunX509");
      factory.init(own, new char[0]);
      keys = factory.getKeyManagers();
    }
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys, trust.getTrustManagers(), null);
    return context;
  }

  /** The same client, asking another server. */
  Client at(Server other) {
    return new Client(http, other.port());
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(base + path)).timeout(Duration.ofMinutes(2));
  }

  HttpResponse<byte[]> send(HttpRequest.Builder request) throws Exception {
    return http.send(request.build(), BodyHandlers.ofByteArray());
  }

  HttpResponse<byte[]> get(String path) throws Exception {
    return send(request(path));
  }

  HttpResponse<byte[]> put(String path, byte[] body) throws Exception {
    return send(
        request(path)
            .header("content-type", "application/octet-stream")
            .PUT(BodyPublishers.ofByteArray(body)));
  }

  HttpResponse<byte[]> post(String path, String mediaType, String body) throws Exception {
    return send(
        request(path).header("content-type", mediaType).POST(BodyPublishers.ofString(body)));
  }

  static String text(HttpResponse<byte[]> response) {
    return new String(response.body(), StandardCharsets.UTF_8);
  }
}
