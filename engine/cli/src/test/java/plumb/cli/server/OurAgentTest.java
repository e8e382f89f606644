package plumb.cli.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumb.compiler.evaluation.Strictness;
import plumb.server.Server;
import plumb.server.ServerLog;
import plumb.server.ServerSettings;
import plumb.server.authority.KeyKind;
import plumb.server.authority.SigningPolicy;

/** What our agent does with its certificate, and with several servers. */
class OurAgentTest {
  private static final int CHANGED = 2;
  private static final String NODE = "m1.test";

  private final Path directory;
  private final List<Server> servers = new ArrayList<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();

  OurAgentTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @AfterEach
  void stop() {
    servers.forEach(Server::close);
    threads.shutdownNow();
  }

  /** A server and what it says. */
  private record Running(Server server, ByteArrayOutputStream said) {
    String address() {
      return "localhost:" + server.port();
    }
  }

  /** Starts one; those with the same home are the same to agents. */
  private Running serve(String home, SigningPolicy policy, ServerSettings.Limits limits)
      throws IOException {
    Path own = directory.resolve(home);
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    Server server =
        Server.start(
            new ServerSettings(
                "127.0.0.1",
                0,
                List.of("localhost"),
                own,
                "jdbc:sqlite:" + own.resolve("plumb.db"),
                List.of(directory.resolve("environments")),
                null,
                null,
                Strictness.of(Strictness.Level.WARNING, false),
                Map.of(),
                KeyKind.EC,
                policy,
                limits),
            new ServerLog(new PrintStream(said, true, UTF_8)));
    servers.add(server);
    return new Running(server, said);
  }

  private Running serve() throws IOException {
    return serve("server", SigningPolicy.EVERYBODY, ServerSettings.Limits.USUAL);
  }

  private OurAgent agent(String name, String addresses) throws IOException {
    Path home = Files.createDirectories(directory.resolve("agents").resolve(name));
    return new OurAgent(Place.HERE, name, addresses, home, directory);
  }

  private void write(String path, String text) throws IOException {
    Path file = directory.resolve("environments").resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text.replace("HERE", directory.toString()));
  }

  private void await(String file) throws IOException, InterruptedException {
    for (int i = 0; i < 600 && !Files.exists(directory.resolve(file)); i++) {
      Thread.sleep(100);
    }
    assertThat(directory.resolve(file)).exists();
  }

  private static void ends(TestedAgent.Run run, int status) {
    assertThat(run.status()).as(run.toString()).isEqualTo(status);
  }

  private String pem() throws IOException {
    return Files.readString(
        directory.resolve("agents").resolve(NODE).resolve("state/ssl/certs/" + NODE + ".pem"));
  }

  private static Instant end(String pem) throws Exception {
    X509Certificate certificate =
        (X509Certificate)
            CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(pem.getBytes(UTF_8)));
    return certificate.getNotAfter().toInstant();
  }

  @Test
  void aCertificateThatSoonEndsIsRenewedOnceAndUsedAtOnce() throws Exception {
    write("production/manifests/site.pp", "notify { 'here': }");
    Running running = serve("server", SigningPolicy.NOBODY, ServerSettings.Limits.USUAL);
    OurAgent agent = agent(NODE, running.address());
    ends(agent.run(), 1);
    running.server().authority().sign(NODE, false, Duration.ofHours(1), "test");

    ends(agent.run(), CHANGED);
    String renewed = pem();
    assertThat(end(renewed)).isAfter(Instant.now().plus(Duration.ofDays(1000)));
    ends(agent.run(), CHANGED);
    assertThat(pem()).isEqualTo(renewed);
    assertThat(running.said().toString(UTF_8)).contains("report: changed");
  }

  @Test
  void aCertificateThatHasEndedIsToldWithWhatToDo() throws Exception {
    write("production/manifests/site.pp", "notify { 'here': }");
    Running running = serve("server", SigningPolicy.NOBODY, ServerSettings.Limits.USUAL);
    OurAgent agent = agent(NODE, running.address());
    ends(agent.run(), 1);
    running.server().authority().sign(NODE, false, Duration.ofMinutes(-1), "test");

    TestedAgent.Run run = agent.run();
    ends(run, 1);
    assertThat(run.output()).contains("The certificate of this machine ended at", "cleaned");
  }

  @Test
  void deadServersAndThoseOfOthersAreLeftOut() throws Exception {
    write("production/modules/m/files/f", "content\n");
    write("production/manifests/site.pp", "file { 'HERE/f': source => 'puppet:///modules/m/f' }");
    Running running = serve();
    ends(agent(NODE, running.address()).run("--tags=none"), 0);

    Running foreign = serve("foreign", SigningPolicy.EVERYBODY, ServerSettings.Limits.USUAL);
    Running closed = serve();
    String dead = closed.address();
    closed.server().close();
    OurAgent agent = agent(NODE, String.join(",", dead, foreign.address(), running.address()));
    TestedAgent.Run run = agent.run();
    ends(run, CHANGED);
    assertThat(run.output())
        .containsOnlyOnce("Cannot use " + dead)
        .containsOnlyOnce("Cannot use " + foreign.address());
    assertThat(directory.resolve("f")).hasContent("content\n");
    assertThat(running.said().toString(UTF_8)).contains(NODE + ": report: changed");
  }

  @Test
  void whenAServerDiesDuringARunTheOtherOneGoesOn() throws Exception {
    write("production/modules/m/files/f", "content\n");
    write(
        "production/manifests/site.pp",
        """
        exec { '/bin/sh -c "touch HERE/half; until test -e HERE/on; do sleep 0.1; done"': }
        -> file { 'HERE/f': source => 'puppet:///modules/m/f' }
        """);
    Running first = serve();
    Running second = serve();
    OurAgent agent = agent(NODE, first.address() + "," + second.address());
    Future<TestedAgent.Run> run = threads.submit(() -> agent.run());
    await("half");
    first.server().close();
    Files.createFile(directory.resolve("on"));

    ends(run.get(), CHANGED);
    assertThat(directory.resolve("f")).hasContent("content\n");
    assertThat(first.said().toString(UTF_8)).contains(NODE + ": catalog");
    assertThat(second.said().toString(UTF_8)).contains(NODE + ": report: changed");
  }

  @Test
  void aServerWithTooMuchToDoIsLeftOutOrAskedAgainWhenItSays() throws Exception {
    write("production/manifests/site.pp", "file { 'HERE/f': content => 'x' }");
    write(
        "slow/manifests/site.pp", "$x = generate('/bin/sh', '-c', 'touch HERE/busy.$$; sleep 15')");
    ServerSettings.Limits usual = ServerSettings.Limits.USUAL;
    ServerSettings.Limits few =
        new ServerSettings.Limits(
            Duration.ofMinutes(1),
            1,
            Duration.ofMillis(500),
            0,
            usual.clientRate(),
            usual.introduction(),
            usual.retention());
    Running busy = serve("server", SigningPolicy.EVERYBODY, few);
    Running other = serve();
    ends(agent(NODE, busy.address()).run(), CHANGED);
    occupy(busy);

    TestedAgent.Run elsewhere = agent(NODE, busy.address() + "," + other.address()).run();
    ends(elsewhere, 0);
    assertThat(elsewhere.output())
        .contains("Cannot use " + busy.address() + ": Service Unavailable")
        .doesNotContain("asking again");
    TestedAgent.Run later = agent(NODE, busy.address()).run();
    ends(later, 0);
    assertThat(later.output()).contains("asking again in 10 s");
  }

  /** Lets a server compile as many catalogs as it can at once, for a while. */
  private void occupy(Running busy) throws IOException, InterruptedException {
    int processors = Runtime.getRuntime().availableProcessors();
    for (int i = 0; i < processors; i++) {
      OurAgent one = agent("busy" + i + ".test", busy.address());
      Future<TestedAgent.Run> unused = threads.submit(() -> one.run("--environment=slow"));
    }
    long compiles = 0;
    for (int i = 0; i < 600 && compiles < processors; i++) {
      Thread.sleep(100);
      try (Stream<Path> files = Files.list(directory)) {
        compiles = files.filter(file -> file.toString().contains("/busy.")).count();
      }
    }
    assertThat(compiles).isEqualTo(processors);
  }
}
