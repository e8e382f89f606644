package plumb.cli.server.faults;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import plumb.server.access.AccessTokens;
import plumb.server.access.Grant;
import plumb.server.access.Role;
import plumb.server.authority.Pem;
import plumb.store.Bodies;
import plumb.store.Store;

/** Whatever comes in, nothing breaks, nothing leaks, and nobody gets what is not theirs. */
class MalformedRequestsTest {
  private static final String VICTIM = "victim.test";
  private static final String NODE = "attacker.test";

  /** What is for nobody; what its node, or an operator, may have; what an operator may compile. */
  private static final String OUTSIDE = "S3CR3T-OUTSIDE";

  private static final String SENSITIVE = "S3CR3T-SENSITIVE";
  private static final String OF_NODE = "S3CR3T-OF-NODE";

  private static final int THREADS = 12;
  private static final int ANSWER_MILLIS = 20_000;

  /** The server may wait for what a request promises; that the test does not. */
  private static final int REST_MILLIS = 100;

  private final Path directory;
  private final Set<String> wrong = ConcurrentHashMap.newKeySet();
  private final Map<Integer, Integer> statuses = new ConcurrentHashMap<>();
  private final List<String> ownSecrets = new ArrayList<>();

  MalformedRequestsTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql"})
  void nothingBreaksOrLeaks(String kind) throws Exception {
    attack(kind, 300);
  }

  @Tag("long")
  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql"})
  void nothingBreaksOrLeaksInTheLongRun(String kind) throws Exception {
    attack(kind, 50_000);
  }

  private void attack(String kind, int requests) throws Exception {
    String url = Databases.url(kind, directory);
    writeSite();
    Path names = Files.writeString(directory.resolve("names"), VICTIM + "\n" + NODE + "\nre*\n");
    try (ServerProcess server =
        ServerProcess.start(directory, url, "--autosign=" + names, "--mount=files=" + mounted())
            .ready()) {
      int port = server.port();
      WireNode node = WireNode.enrolled(NODE, port);
      plant(port);
      List<Sender> senders =
          List.of(
              new Sender(WireNode.anybody(), null, "nobody.test"),
              new Sender(node, null, NODE),
              new Sender(WireNode.anybody(), token(url), "operated.test"));
      long seed = new Random().nextLong();
      send(port, senders, Math.max(requests / 10, 150), seed);
      ProcessUsage before = ProcessUsage.of(server.pid());
      send(port, senders, requests, seed + 1);
      Rubbish rubbish = new Rubbish(port, node.context(), new Random(seed));
      for (int i = 0; i < requests / 20; i++) {
        rubbish.send();
      }
      pretend(port, WireNode.enrolled("revoked.test", port), url);

      String told = "statuses %s, seed %d".formatted(statuses, seed);
      assertThat(wrong).as(told).isEmpty();
      assertThat(server.isAlive()).as(server.last()).isTrue();
      assertThat(server.log()).as(told).doesNotContain("defect at", "OutOfMemory");
      assertThat(node.catalog(port, "x", "1").statusCode()).isEqualTo(200);
      before.assertThatNoMoreIsUsed(server.pid());
    }
  }

  private Path mounted() throws IOException {
    Path mounted = Files.createDirectories(directory.resolve("mounted"));
    Files.writeString(mounted.resolve("f"), "f");
    return mounted;
  }

  private void writeSite() throws IOException {
    Path production = directory.resolve("environments/production");
    Path module = production.resolve("modules/m");
    Files.createDirectories(module.resolve("files"));
    Files.createDirectories(module.resolve("lib/facter"));
    Files.createDirectories(production.resolve("manifests"));
    Files.writeString(production.resolve("environment.conf"), "modulepath = modules\n");
    Files.writeString(module.resolve("files/f"), "content");
    Files.writeString(module.resolve("lib/facter/f.rb"), "# f");
    Path outside = Files.createDirectories(directory.resolve("environments/outside"));
    Files.writeString(outside.resolve("secret"), OUTSIDE);
    Files.createSymbolicLink(module.resolve("files/link"), outside);
    Files.createSymbolicLink(module.resolve("files/out"), outside.resolve("secret"));
    Files.writeString(production.resolve("hiera.yaml"), "version: 5 # " + OUTSIDE + "\n");
    Files.writeString(
        production.resolve("manifests/site.pp"),
        """
        # %s
        notify { 'all': }
        node '%s' { file { '/s': content => Sensitive('%s') } }
        node default { notify { "${facts['x']}": } }
        """
            .formatted(OUTSIDE, VICTIM, SENSITIVE));
  }

  /** Everything that others must not get. */
  private void plant(int port) throws Exception {
    WireNode victim = WireNode.enrolled(VICTIM, port);
    assertThat(WireNode.text(victim.catalog(port, "x", OF_NODE))).contains(SENSITIVE);
    assertThat(victim.report(port, SentReport.of(VICTIM, "run", OF_NODE)).statusCode())
        .isEqualTo(200);
    byte[] file = OF_NODE.getBytes(UTF_8);
    String bucket = "/puppet/v3/file_bucket_file/sha256/" + Bodies.digest(file) + "/etc/f";
    assertThat(victim.put(port, bucket, "application/octet-stream", file).statusCode())
        .isEqualTo(200);
    ownSecrets.add(Files.readString(directory.resolve("server/secret")).strip());
    List<String> identity = Files.readAllLines(directory.resolve("server/identity.pem"));
    ownSecrets.add(identity.get(1));
  }

  private static String token(String url) throws Exception {
    try (Store store = Store.open(url)) {
      return new AccessTokens(store, Clock.systemUTC())
          .create(Grant.everywhere("tool", Role.OPERATOR), null, "test");
    }
  }

  /** Who sends: a certificate or none, a token or none, and a name. */
  private record Sender(WireNode node, @Nullable String token, String name) {}

  private void send(int port, List<Sender> senders, int requests, long seed) throws Exception {
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      Sender sender = senders.get(i % senders.size());
      MalformedRequests malformed =
          new MalformedRequests(new Random(seed + threads.size()), sender.name(), sender.token());
      Thread thread = new Thread(() -> send(port, sender, malformed, requests / THREADS), "attack");
      threads.add(thread);
      thread.start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
  }

  private void send(int port, Sender sender, MalformedRequests malformed, int requests) {
    RawConnection open = null;
    for (int i = 0; i < requests; i++) {
      try {
        MalformedRequests.Request request = malformed.next();
        if (open == null) {
          open = RawConnection.open(port, sender.node().context());
        }
        RawConnection.Reply reply;
        try {
          open.wait(request.isWhole() ? ANSWER_MILLIS : REST_MILLIS);
          reply = open.ask(request.bytes(), request.isHead());
        } catch (IOException refused) {
          if (refused instanceof SocketTimeoutException && request.isWhole()) {
            wrong.add("no answer to " + shortened(request));
          }
          open.close();
          open = null;
          continue;
        }
        look(sender, request, reply);
        if (reply.isLast()) {
          open.close();
          open = null;
        }
      } catch (Exception e) {
        wrong.add("it cannot even be connected to: " + e);
        return;
      }
    }
  }

  private void look(Sender sender, MalformedRequests.Request request, RawConnection.Reply reply) {
    statuses.merge(reply.status(), 1, Integer::sum);
    String text = reply.text();
    List<String> forbidden = new ArrayList<>(ownSecrets);
    forbidden.add(OUTSIDE);
    if (sender.token() == null) {
      forbidden.add(OF_NODE);
    }
    if (sender.token() == null || request.target().contains("/plumb/v1/")) {
      forbidden.add(SENSITIVE);
    }
    for (String secret : forbidden) {
      if (text.contains(secret)) {
        wrong.add(sender.name() + " gets " + secret + " by " + request.target());
      }
    }
    // Manifests that fail with odd facts are not the server's fault; of methods that are none, the
    // library of HTTP speaks in its own words.
    boolean isHonest =
        text.contains("on node ")
            || text.contains("common checksum type")
            || request.target().startsWith("BREW ")
            || reply.status() == 501;
    if (reply.status() >= 500 && !isHonest) {
      wrong.add(reply.status() + " for " + shortened(request) + ": " + text);
    }
  }

  private static String shortened(MalformedRequests.Request request) {
    byte[] start = Arrays.copyOf(request.bytes(), Math.min(request.bytes().length, 2000));
    return new String(start, ISO_8859_1);
  }

  /** Certificates that are none, and one that holds no longer. */
  private void pretend(int port, WireNode revoked, String url) throws Exception {
    X509Certificate authority =
        Pem.certificates(WireNode.text(WireNode.anybody().certificate(port, "ca"))).get(0);
    for (WireNode impostor : Impostors.of(VICTIM, authority)) {
      for (String path :
          List.of("/puppet/v3/node/" + VICTIM + "?environment=production", "/plumb/v1/nodes")) {
        assertThat(refused(impostor, port, path)).as(impostor.name() + " at " + path).isTrue();
      }
    }
    String own = "/puppet/v3/node/revoked.test?environment=production";
    assertThat(revoked.get(port, own).statusCode()).isEqualTo(200);
    HttpResponse<byte[]> done =
        WireNode.anybody()
            .send(
                WireNode.ask(port, "/puppet-ca/v1/certificate_status/revoked.test")
                    .header("authorization", "Bearer " + secondToken(url))
                    .header("content-type", "application/json")
                    .PUT(BodyPublishers.ofString("{\"desired_state\":\"revoked\"}"))
                    .build());
    assertThat(done.statusCode()).as(WireNode.text(done)).isLessThan(300);
    assertThat(refused(revoked, port, own)).as("revoked").isTrue();
  }

  private static String secondToken(String url) throws Exception {
    try (Store store = Store.open(url)) {
      return new AccessTokens(store, Clock.systemUTC())
          .create(Grant.everywhere("second", Role.OPERATOR), null, "test");
    }
  }

  private static boolean refused(WireNode node, int port, String path) throws Exception {
    try {
      return node.get(port, path).statusCode() == 403;
    } catch (IOException handshake) {
      return true;
    }
  }
}
