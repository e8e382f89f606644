package plumb.server;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumb.store.nodes.Retention;

/** Clients that are slow, greedy or both take nothing from the others. */
class HostileClientsTest {
  private static final int MANY = 300;

  private final Path directory;

  HostileClientsTest(@TempDir Path directory) throws IOException {
    this.directory = directory;
    RunningServer.write(
        directory.resolve("environments"),
        Map.of("production/manifests/site.pp", "notify { 'well': }"));
  }

  private RunningServer site(double rate, Duration introduction) throws IOException {
    ServerSettings.Limits limits =
        new ServerSettings.Limits(
            Duration.ofSeconds(30),
            100,
            Duration.ofSeconds(10),
            1 << 20,
            rate,
            introduction,
            Retention.USUAL);
    return new RunningServer(directory, s -> CatalogCacheTest.limited(s, limits));
  }

  @Test
  void connectionsThatSayNothingOrSaySlowlyAreClosed() throws Exception {
    try (RunningServer site = site(0, Duration.ofSeconds(2))) {
      Client node = site.client("n1.test");
      SSLSocket slow = tls(site);
      well(node);
      List<Socket> silent = new ArrayList<>();
      for (int i = 0; i < MANY; i++) {
        silent.add(new Socket("127.0.0.1", site.server().port()));
      }
      OutputStream out = slow.getOutputStream();
      assertThat(closedBeforeItSaidAll(out)).isTrue();
      for (Socket one : silent) {
        one.setSoTimeout(10_000);
        assertThat(isClosed(one)).isTrue();
      }
      well(node);
    }
  }

  private static boolean closedBeforeItSaidAll(OutputStream out) throws Exception {
    try {
      for (int i = 0; i < 100; i++) {
        out.write(("X-Part-" + i + ": more\r\n").getBytes(US_ASCII), 0, 4);
        out.flush();
        Thread.sleep(100);
      }
      return false;
    } catch (SocketException closed) {
      return true;
    }
  }

  private static boolean isClosed(Socket socket) throws IOException {
    try (socket) {
      return socket.getInputStream().read() < 0;
    } catch (SocketException reset) {
      return true;
    }
  }

  @Test
  void whoAsksTooOftenIsToldSoAndTheOthersAreServed() throws Exception {
    try (RunningServer site = site(1, Duration.ofSeconds(60))) {
      Client greedy = site.client("n2.test");
      Client node = site.client("n1.test");
      int told = 0;
      for (int i = 0; i < 60; i++) {
        HttpResponse<byte[]> response =
            greedy.get("/puppet/v3/node/n2.test?environment=production");
        if (response.statusCode() == 429) {
          told++;
          assertThat(response.headers().firstValue("retry-after").orElse("")).matches("[1-9]\\d*");
        }
      }
      assertThat(told).isBetween(5, 15);
      well(node);
    }
  }

  @Test
  void aBodyIsNoLongerThanItsSenderMaySend() throws Exception {
    try (RunningServer site = site(0, Duration.ofSeconds(60))) {
      Client anybody = Client.anybody(site.server());
      byte[] tooLong = new byte[100_000];
      assertThat(anybody.put("/puppet-ca/v1/certificate_request/x.test", tooLong).statusCode())
          .isEqualTo(413);
      Client node = site.client("n1.test");
      HttpResponse<byte[]> bomb =
          node.send(
              node.request("/puppet/v3/report/n1.test?environment=production")
                  .header("content-type", "application/json")
                  .header("content-encoding", "gzip")
                  .PUT(BodyPublishers.ofByteArray(bomb())));
      assertThat(bomb.statusCode()).isEqualTo(413);
      well(node);
    }
  }

  /** 128 MB of blanks. */
  private static byte[] bomb() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream packed = new GZIPOutputStream(out)) {
      byte[] blanks = " ".repeat(1 << 20).getBytes(US_ASCII);
      for (int i = 0; i < 128; i++) {
        packed.write(blanks);
      }
    }
    return out.toByteArray();
  }

  private static void well(Client node) throws Exception {
    HttpResponse<byte[]> response = node.get("/puppet/v3/node/n1.test?environment=production");
    assertThat(response.statusCode()).isEqualTo(200);
  }

  private static SSLSocket tls(RunningServer site) throws Exception {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {new Anybody()}, null);
    SSLSocket socket =
        (SSLSocket) context.getSocketFactory().createSocket("127.0.0.1", site.server().port());
    socket.startHandshake();
    socket.getOutputStream().write("GET /status/v1/simple HTTP/1.1\r\n".getBytes(US_ASCII));
    return socket;
  }

  private static final class Anybody implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
