package plumb.benchmarks.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URLEncoder;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.net.ssl.SSLSocketFactory;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;
import plumb.catalog.Catalog;
import plumb.catalog.json.CatalogJson;

/** A node with a key and a certificate of its own, which does over the wire what an agent does. */
final class SimulatedNode {
  private final Site site;
  private final String name;
  private final NodeFacts facts;
  private final KeyPair key;
  private final List<X509Certificate> chain;

  private SimulatedNode(
      Site site, String name, NodeFacts facts, KeyPair key, List<X509Certificate> chain) {
    this.site = site;
    this.name = name;
    this.facts = facts;
    this.key = key;
    this.chain = chain;
  }

  /** Makes a key and lets the server sign a request for a certificate. */
  static SimulatedNode enrol(Site site, String name, NodeFacts facts) throws IOException {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      KeyPair key = generator.generateKeyPair();
      SSLSocketFactory sockets = site.sockets(null, List.of());
      site.send(
              sockets,
              "PUT",
              "/puppet-ca/v1/certificate_request/" + name,
              "text/plain",
              request(name, key).getBytes(UTF_8))
          .expected("a request for a certificate");
      byte[] pem =
          site.send(sockets, "GET", "/puppet-ca/v1/certificate/" + name, null, null)
              .expected("a certificate");
      return new SimulatedNode(site, name, facts, key, Site.certificates(pem));
    } catch (GeneralSecurityException | OperatorCreationException e) {
      throw new IOException(e);
    }
  }

  private static String request(String name, KeyPair key)
      throws IOException, OperatorCreationException {
    var request =
        new JcaPKCS10CertificationRequestBuilder(new X500Name("CN=" + name), key.getPublic());
    StringWriter text = new StringWriter();
    try (JcaPEMWriter pem = new JcaPEMWriter(text)) {
      pem.writeObject(
          request.build(new JcaContentSignerBuilder("SHA256withECDSA").build(key.getPrivate())));
    }
    return text.toString();
  }

  /**
   * What a run took.
   *
   * @param catalogNanos from the request for the catalog to its last byte
   * @param resources of the catalog
   */
  record Took(long catalogNanos, int resources) {}

  /** What a run does. */
  enum Kind {
    /** A new connection, and one request that takes nothing. */
    GREETING,
    /** After that, asks for the catalog and reads it. */
    CATALOG,
    /** After that, sends a report. */
    REPORT
  }

  /** A run by a new connection. */
  Took run(String environment, int run, Kind kind) throws IOException {
    SSLSocketFactory sockets = site.sockets(key.getPrivate(), chain);
    site.send(sockets, "GET", "/status/v1/simple", null, null).expected("the status");
    if (kind == Kind.GREETING) {
      return new Took(0, 0);
    }
    String where = "?environment=" + environment;
    String transaction = UUID.randomUUID().toString();
    byte[] form =
        form(
            Map.of(
                "environment",
                environment,
                "facts_format",
                "application/json",
                "facts",
                URLEncoder.encode(facts.json(run), UTF_8),
                "transaction_uuid",
                transaction,
                "static_catalog",
                "true",
                "checksum_type",
                "sha256"));
    long start = System.nanoTime();
    byte[] body =
        site.send(
                sockets,
                "POST",
                "/puppet/v3/catalog/" + name + where,
                "application/x-www-form-urlencoded",
                form)
            .expected("the catalog");
    long nanos = System.nanoTime() - start;
    Catalog catalog = CatalogJson.read(new ByteArrayInputStream(body));
    if (!catalog.name().equals(name)) {
      throw new IOException(name + " got the catalog of " + catalog.name());
    }
    if (kind == Kind.REPORT) {
      site.send(
              sockets,
              "PUT",
              "/puppet/v3/report/" + name + where,
              "application/json",
              UnchangedReport.of(catalog, transaction).getBytes(UTF_8))
          .expected("the report");
    }
    return new Took(nanos, catalog.resources().size());
  }

  private static byte[] form(Map<String, String> parameters) {
    StringBuilder out = new StringBuilder();
    parameters.forEach(
        (key, value) ->
            out.append(out.isEmpty() ? "" : "&")
                .append(key)
                .append('=')
                .append(URLEncoder.encode(value, UTF_8)));
    return out.toString().getBytes(UTF_8);
  }
}
