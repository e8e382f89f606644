package plumb.cli.server;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.X509CertSelector;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.CertPathTrustManagerParameters;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import plumb.catalog.json.InvalidJsonException;
import plumb.catalog.json.ValueJson;
import plumb.daemon.server.ServerAddress;

/**
 * A server that is asked over the network with a token; what it answers is JSON. For one thread.
 */
final class RemoteServer {
  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final Duration ANSWER = Duration.ofMinutes(2);

  private final ServerAddress address;
  private final String token;
  private final HttpClient client;

  RemoteServer(ServerAddress address, String token, SSLContext trust) {
    this.address = address;
    this.token = token;
    client =
        HttpClient.newBuilder()
            .sslContext(trust)
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  /**
   * Trust in an authority.
   *
   * @param authority its certificates (PEM)
   * @param lists the certificates that it has revoked (PEM); null to check none
   */
  static SSLContext trusting(Path authority, @Nullable Path lists) throws IOException {
    try {
      CertificateFactory factory = CertificateFactory.getInstance("X.509");
      KeyStore trusted = KeyStore.getInstance("PKCS12");
      trusted.load(null, null);
      int number = 0;
      for (Certificate one : factory.generateCertificates(bytes(authority))) {
        trusted.setCertificateEntry("ca" + number++, one);
      }
      PKIXBuilderParameters parameters = new PKIXBuilderParameters(trusted, new X509CertSelector());
      parameters.setRevocationEnabled(lists != null);
      if (lists != null) {
        parameters.addCertStore(
            CertStore.getInstance(
                "Collection",
                new CollectionCertStoreParameters(factory.generateCRLs(bytes(lists)))));
      }
      TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
      trust.init(new CertPathTrustManagerParameters(parameters));
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IOException(
          "the certificates in " + authority + " cannot be used: " + e.getMessage(), e);
    }
  }

  private static ByteArrayInputStream bytes(Path file) throws IOException {
    return new ByteArrayInputStream(Files.readAllBytes(file));
  }

  /** A path of encoded parts. */
  static String path(String... parts) {
    StringBuilder path = new StringBuilder("/plumb/v1");
    for (String part : parts) {
      path.append('/').append(encoded(part));
    }
    return path.toString();
  }

  /** Text as a part of a path or a parameter. */
  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /**
   * Asks for something; empty when there is no such thing.
   *
   * @throws IOException with the server's reason, for people
   */
  Optional<Object> get(String path) throws IOException {
    return send(path, "GET").map(RemoteServer::json);
  }

  /** Removes something; false when there was no such thing. */
  boolean delete(String path) throws IOException {
    return send(path, "DELETE").isPresent();
  }

  /** Asks for something to be done; false when there is no such thing. */
  boolean post(String path) throws IOException {
    return send(path, "POST").isPresent();
  }

  private static Object json(byte[] body) {
    return ValueJson.parse(new String(body, StandardCharsets.UTF_8));
  }

  private Optional<byte[]> send(String path, String method) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("https://" + address + path))
            .timeout(ANSWER)
            .header("Authorization", "Bearer " + token)
            .method(method, HttpRequest.BodyPublishers.noBody())
            .build();
    try {
      HttpResponse<byte[]> response = client.send(request, BodyHandlers.ofByteArray());
      if (response.statusCode() == 404) {
        return Optional.empty();
      }
      if (response.statusCode() / 100 != 2) {
        throw new IOException(address + ": " + reason(response));
      }
      return Optional.of(response.body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } catch (InvalidJsonException e) {
      throw new IOException(address + " answers with something that is no JSON", e);
    } catch (IOException e) {
      throw new IOException(
          e.getMessage() == null ? address + " cannot be reached" : e.getMessage(), e);
    }
  }

  private static String reason(HttpResponse<byte[]> response) {
    try {
      if (json(response.body()) instanceof Map<?, ?> map) {
        for (String key : List.of("text", "message")) {
          if (map.get(key) instanceof String text) {
            return Table.plain(text);
          }
        }
      }
    } catch (InvalidJsonException e) {
      // The status says what there is to say.
    }
    return "the status " + response.statusCode();
  }
}
