package plumb.host.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What servers do that mean no good, or cannot help it. */
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class WebClientTest {
  private static final Duration SHORT = Duration.ofMillis(300);
  private static final Duration LONG = Duration.ofSeconds(50);
  private static final char[] PASSWORD = "password".toCharArray();

  private final Path directory;
  private final List<AutoCloseable> open = new ArrayList<>();
  private final List<String> sentences = new ArrayList<>();

  WebClientTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable one : open) {
      one.close();
    }
  }

  private WebClient client(Map<String, String> environment, Duration silence, Duration whole) {
    WebClient.Limits limits = new WebClient.Limits(LONG, silence, whole, Duration.ofSeconds(1));
    return new WebClient(environment, limits, sentences::add);
  }

  private static String text(WebClient client, String address) throws Exception {
    try (WebClient.Answer answer = client.get(WebAddress.of(address))) {
      return answer.status()
          + " "
          + new String(answer.body().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** Serves each connection with the same bytes, and then keeps it open or closes it. */
  private String raw(String answer, boolean staysOpen) throws IOException {
    ServerSocket listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    open.add(listening);
    Thread thread =
        new Thread(
            () -> {
              while (!listening.isClosed()) {
                try {
                  Socket socket = listening.accept();
                  open.add(socket);
                  int unused = socket.getInputStream().read(new byte[4096]);
                  socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
                  if (!staysOpen) {
                    socket.close();
                  }
                } catch (IOException e) {
                  return;
                }
              }
            });
    thread.setDaemon(true);
    thread.start();
    return "http://localhost:" + listening.getLocalPort() + "/";
  }

  private HttpServer serve(HttpServer server, String status, @Nullable String location) {
    server.createContext(
        "/",
        exchange -> {
          if (location != null) {
            exchange.getResponseHeaders().set("Location", location);
          }
          String seen = exchange.getRequestHeaders().getFirst("Authorization");
          String url = exchange.getRequestURI().toString();
          byte[] body = (url + " " + seen).getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(Integer.parseInt(status), body.length);
          try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
          }
        });
    server.start();
    open.add(() -> server.stop(0));
    return server;
  }

  private static InetSocketAddress anyPort() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }

  private HttpServer plain(String status, @Nullable String location) throws IOException {
    return serve(HttpServer.create(anyPort(), 0), status, location);
  }

  private static String address(HttpServer server) {
    String scheme = server instanceof HttpsServer ? "https" : "http";
    return scheme + "://localhost:" + server.getAddress().getPort() + "/x";
  }

  @Test
  void aServerThatFallsSilentIsGivenUp() throws Exception {
    WebClient client = client(Map.of(), SHORT, LONG);
    assertThatThrownBy(() -> text(client, raw("", true))).hasMessageContaining("timed out");
    String half = "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf";
    assertThatThrownBy(() -> text(client, raw(half, true))).hasMessageContaining("silent");
    assertThatThrownBy(() -> text(client(Map.of(), LONG, SHORT), raw(half, true)))
        .hasMessageContaining("takes too long");
  }

  @Test
  void aFileThatIsCutOffIsNoFile() throws Exception {
    String half = "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf";
    assertThatThrownBy(() -> text(client(Map.of(), LONG, LONG), raw(half, false)))
        .isInstanceOf(IOException.class);
  }

  @Test
  void aServerMayKeepUsWaitingOnlySoLong() throws Exception {
    String busy = "HTTP/1.1 503 Busy\r\nRetry-After: 1\r\nContent-Length: 0\r\n\r\n";
    assertThat(text(client(Map.of(), LONG, LONG), raw(busy, false))).startsWith("503");
    assertThat(sentences).hasSize(1);
    String never = "HTTP/1.1 503 Busy\r\nRetry-After: 99999\r\nContent-Length: 0\r\n\r\n";
    assertThat(text(client(Map.of(), LONG, LONG), raw(never, false))).startsWith("503");
    assertThat(sentences).hasSize(1);
  }

  @Test
  void onlyTheServerThatWasAskedLearnsThePassword() throws Exception {
    HttpServer other = plain("200", null);
    String named = address(plain("302", address(other))).replace("//", "//me:secret@");
    assertThat(text(client(Map.of(), LONG, LONG), named)).isEqualTo("200 /x null");
    String direct = address(other).replace("//", "//me:secret@");
    assertThat(text(client(Map.of(), LONG, LONG), direct)).isEqualTo("200 /x Basic bWU6c2VjcmV0");
    assertThat(WebAddress.shown(direct)).isEqualTo(address(other));
    assertThat(WebAddress.shown("http://a:b@c@d/e@f")).isEqualTo("http://d/e@f");
  }

  @Test
  void theEnvironmentNamesAProxyAndItsExceptions() throws Exception {
    String proxy = address(plain("200", null)).replace("/x", "");
    Map<String, String> variables = Map.of("http_proxy", proxy, "no_proxy", "a.org, localhost");
    WebClient client = client(variables, LONG, LONG);
    assertThat(text(client, "http://nowhere.example/y?z")).startsWith("200 http://nowhere.example");
    assertThat(text(client, address(plain("200", null)))).startsWith("200 /x");
  }

  @Test
  void aServerIsTrustedIfTheSystemTrustsIt() throws Exception {
    Path pem = certificate();
    HttpServer server = serve(secure(), "200", null);
    Map<String, String> trusting = Map.of("SSL_CERT_FILE", pem.toString());
    assertThat(text(client(trusting, LONG, LONG), address(server))).startsWith("200 /x");
    assertThatThrownBy(() -> text(client(Map.of(), LONG, LONG), address(server)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("unable to find valid certification path");
    HttpServer down = serve(secure(), "302", address(plain("200", null)));
    assertThatThrownBy(() -> text(client(trusting, LONG, LONG), address(down)))
        .hasMessageContaining("redirects from https to http://");
  }

  /** Makes a key with a certificate of its own; returns the certificate. */
  private Path certificate() throws Exception {
    keytool("-genkeypair", "-keyalg", "EC", "-dname", "CN=localhost", "-ext", "SAN=dns:localhost");
    Path pem = directory.resolve("localhost.pem");
    keytool("-exportcert", "-rfc", "-file", pem.toString());
    return pem;
  }

  private void keytool(String... arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(arguments));
    command.addAll(List.of("-alias", "localhost", "-storepass", new String(PASSWORD)));
    command.addAll(List.of("-keystore", directory.resolve("keys").toString()));
    assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
  }

  private HttpsServer secure() throws Exception {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(directory.resolve("keys"))) {
      keys.load(in, PASSWORD);
    }
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, PASSWORD);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    HttpsServer server = HttpsServer.create(anyPort(), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(context));
    return server;
  }
}
