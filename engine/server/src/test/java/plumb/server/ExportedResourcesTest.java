package plumb.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static plumb.server.Client.text;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import plumb.store.Store;
import plumb.store.TemporaryPostgres;
import plumb.store.nodes.Nodes;

/** What one node exports, another one collects. */
class ExportedResourcesTest {
  private static final String SITE =
      """
      define member(String $address, $secret = undef, $port = 80) {
        file { "/pool/${title}": content => "${address}:${port}", mode => $facts['mode'] }
        if $secret { file { "/pool/${title}.key": content => $secret } }
      }
      class pool { Member <<| tag == 'pool' |>> { port => 8080 } }
      node /^web/ {
        @@member { $trusted['certname']:
          address => $facts['address'],
          secret  => Sensitive('s3cr3t'),
          tag     => 'pool',
        }
        @@file { "/hosts/${trusted['certname']}": content => $facts['address'], tag => 'hosts' }
        if $facts['takes'] { File <<| tag == 'hosts' |>> }
      }
      node 'lb.test' {
        file { '/hosts': ensure => directory }
        include pool
        File <<| tag == 'hosts' and title != '/hosts/web3.test' |>> { mode => '0600' }
        File <<| title == '/hosts/web1.test' |>>
      }
      node /^same/ {
        @@file { '/same': content => $trusted['certname'], tag => 'same' }
      }
      node 'third.test' {
        File <<| tag == 'same' |>>
      }
      node 'twice.test' {
        file { '/hosts/web1.test': }
        File <<| |>>
      }
      """;

  private static @Nullable TemporaryPostgres postgres;
  private final Path directory;

  ExportedResourcesTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @AfterAll
  static void stopPostgres() {
    if (postgres != null) {
      postgres.close();
      postgres = null;
    }
  }

  private RunningServer start(String database) throws Exception {
    String url =
        database.equals("sqlite")
            ? "jdbc:sqlite:" + directory.resolve("server/plumb.db")
            : postgresUrl();
    RunningServer running = new RunningServer(directory, usual -> RunningServer.on(url, usual));
    return running.write(Map.of("production/manifests/site.pp", SITE));
  }

  private static String postgresUrl() throws Exception {
    assumeTrue(TemporaryPostgres.isThere(), "PostgreSQL is not installed, or this is not root");
    TemporaryPostgres started = postgres == null ? TemporaryPostgres.start() : postgres;
    postgres = started;
    return started.database();
  }

  private static HttpResponse<byte[]> catalog(Client client, String node, String facts)
      throws Exception {
    String json = "{\"name\":\"" + node + "\",\"values\":{" + facts + "}}";
    String body =
        "environment=production&facts_format=application%2Fjson&facts="
            + URLEncoder.encode(URLEncoder.encode(json, UTF_8), UTF_8);
    return client.post("/puppet/v3/catalog/" + node, "application/x-www-form-urlencoded", body);
  }

  private static String compiled(Client client, String node, String facts) throws Exception {
    HttpResponse<byte[]> answer = catalog(client, node, facts);
    assertThat(answer.statusCode()).as(text(answer)).isEqualTo(200);
    return text(answer);
  }

  /** Catalogs are kept soon after they are answered. */
  private static String until(Client client, String node, Predicate<String> done) throws Exception {
    Instant end = Instant.now().plus(Duration.ofSeconds(30));
    String catalog = compiled(client, node, "\"mode\":\"0640\"");
    while (!done.test(catalog) && Instant.now().isBefore(end)) {
      Thread.sleep(50);
      catalog = compiled(client, node, "\"mode\":\"0640\"");
    }
    assertThat(done.test(catalog)).as(catalog).isTrue();
    return catalog;
  }

  /** Without what differs from compile to compile. */
  private static String steady(String catalog) {
    return catalog.replaceAll("\"(version|catalog_uuid)\":[^,]*,", "");
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql"})
  void whatNodesExportIsCollectedByAnother(String database) throws Exception {
    try (RunningServer running = start(database)) {
      String own = "";
      for (String web : new String[] {"web1.test", "web2.test", "web3.test"}) {
        own = compiled(running.client(web), web, "\"address\":\"10.0.0." + web.charAt(3) + "\"");
      }
      assertThat(own).as("what is exported is not the exporter's own").doesNotContain("/hosts/");
      assertThat(running.log()).doesNotContain("storeconfigs");

      Client balancer = running.client("lb.test");
      String catalog = until(balancer, "lb.test", text -> text.contains("/pool/web3.test"));
      assertThat(catalog)
          .contains("\"content\":\"10.0.0.1:8080\"", "\"content\":\"10.0.0.2:8080\"")
          .contains("\"/pool/web1.test.key\"", "\"mode\":\"0640\"")
          .contains("\"/hosts/web1.test\"", "\"/hosts/web2.test\"", "\"mode\":\"0600\"")
          .doesNotContain("\"/hosts/web3.test\"")
          .doesNotContain("\"exported\":true");
      assertThat(steady(compiled(balancer, "lb.test", "\"mode\":\"0640\"")))
          .as("the same in the same order")
          .isEqualTo(steady(catalog));
    }
  }

  @Test
  void aNodeCollectsItsOwnExportsAndWhatOthersExportedLast() throws Exception {
    try (RunningServer running = start("sqlite")) {
      Client one = running.client("web1.test");
      Client two = running.client("web2.test");
      String unused = compiled(two, "web2.test", "\"address\":\"10.0.0.2\"");
      String facts = "\"address\":\"10.0.0.1\",\"takes\":true";
      String catalog = compiled(one, "web1.test", facts);
      assertThat(catalog).contains("\"/hosts/web1.test\"", "\"exported\":true");
      Instant end = Instant.now().plus(Duration.ofSeconds(30));
      while (!catalog.contains("/hosts/web2.test") && Instant.now().isBefore(end)) {
        catalog = compiled(one, "web1.test", facts);
      }
      assertThat(catalog).contains("\"content\":\"10.0.0.2\"");
    }
  }

  @Test
  void aNodeThatIsNoMoreExportsNothingAndSecretsAreSealedInTheDatabase() throws Exception {
    try (RunningServer running = start("sqlite");
        Store store = Store.inFile(directory.resolve("server/plumb.db"))) {
      String unused =
          compiled(running.client("web1.test"), "web1.test", "\"address\":\"10.0.0.1\"");
      Client balancer = running.client("lb.test");
      String catalog = until(balancer, "lb.test", text -> text.contains("/hosts/web1.test"));
      assertThat(catalog).contains("s3cr3t");
      String kept = store.with(handle -> new Nodes(handle).exported("Member", "x").toString());
      assertThat(kept).hasSizeGreaterThan(20).doesNotContain("s3cr3t", "10.0.0.1");
      boolean gone = store.inTransaction(handle -> new Nodes(handle).deactivate("web1.test", 1));
      assertThat(gone).isTrue();
      assertThat(compiled(balancer, "lb.test", "\"mode\":\"0640\"")).doesNotContain("web1.test");
    }
  }

  @Test
  void whatTwoNodesExportIsNobodysToCollect() throws Exception {
    try (RunningServer running = start("sqlite")) {
      for (String name : List.of("same1.test", "same2.test")) {
        String unused = compiled(running.client(name), name, "\"address\":\"10.0.0.1\"");
      }
      Client client = running.client("third.test");
      HttpResponse<byte[]> answer = catalog(client, "third.test", "");
      Instant end = Instant.now().plus(Duration.ofSeconds(30));
      while (answer.statusCode() == 200 && Instant.now().isBefore(end)) {
        answer = catalog(client, "third.test", "");
      }
      assertThat(text(answer))
          .contains("A duplicate resource was found while collecting exported resources")
          .contains("File[/same]");
    }
  }

  @Test
  void whatIsDeclaredHereAndExportedThereIsToldWithItsPlace() throws Exception {
    try (RunningServer running = start("sqlite")) {
      String unused =
          compiled(running.client("web1.test"), "web1.test", "\"address\":\"10.0.0.1\"");
      Client client = running.client("twice.test");
      HttpResponse<byte[]> answer = catalog(client, "twice.test", "");
      Instant end = Instant.now().plus(Duration.ofSeconds(30));
      while (answer.statusCode() == 200 && Instant.now().isBefore(end)) {
        answer = catalog(client, "twice.test", "");
      }
      assertThat(text(Objects.requireNonNull(answer)))
          .contains("A duplicate resource was found while collecting exported resources")
          .contains("File[/hosts/web1.test]")
          .contains("line: 29");
    }
  }
}
