package plumb.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumb.catalog.json.ReportJson;
import plumb.catalog.report.Event;
import plumb.catalog.report.Report;
import plumb.catalog.report.ResourceStatus;
import plumb.server.access.AccessTokens;
import plumb.server.access.Grant;
import plumb.server.access.Role;
import plumb.server.authority.Names;
import plumb.store.Store;
import plumb.store.access.Audit;
import plumb.store.access.AuditRow;

/** What is known of nodes, and who is told. */
class NodesApiTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String NODES = "/plumb/v1/nodes";

  private final Path directory;

  NodesApiTest(@TempDir Path directory) {
    this.directory = directory;
  }

  /** Three nodes of two environments with facts, catalogs and reports. */
  private RunningServer site() throws Exception {
    String site =
        """
        class role::db { file { '/db': content => Sensitive('s3cr3t') } }
        class role::web { file { '/web': content => 'x' } }
        if $trusted['certname'] =~ /^db/ { include role::db } else { include role::web }
        """;
    RunningServer running =
        new RunningServer(directory)
            .write(Map.of("production/manifests/site.pp", site, "testing/manifests/site.pp", site));
    run(running, "db1.test", "production", "north", Event.Status.SUCCESS);
    run(running, "db2.test", "testing", "south", Event.Status.FAILURE);
    run(running, "web1.test", "production", "south", Event.Status.SUCCESS);
    return running;
  }

  private static void run(
      RunningServer running, String name, String environment, String site, Event.Status status)
      throws Exception {
    Client node = running.client(name);
    String facts =
        "{\"name\": \"%s\", \"values\": {\"site\": \"%s\", \"cores\": 4}}".formatted(name, site);
    String form =
        "facts_format=application%2Fjson&facts="
            + URLEncoder.encode(URLEncoder.encode(facts, UTF_8), UTF_8);
    HttpResponse<byte[]> catalog =
        node.post(
            "/puppet/v3/catalog/" + name + "?environment=" + environment,
            "application/x-www-form-urlencoded",
            form + "&environment=" + environment);
    assertThat(catalog.statusCode()).as(Client.text(catalog)).isEqualTo(200);
    assertThat(
            node.put(
                    "/puppet/v3/report/" + name + "?environment=" + environment,
                    report(name, environment, status).getBytes(UTF_8))
                .statusCode())
        .isEqualTo(200);
  }

  private static String report(String name, String environment, Event.Status status) {
    Instant time = Instant.now();
    Report report = new Report(name, environment, time, false);
    report.setEngineVersion("7.23.0");
    report.setTransactionUuid("run-of-" + name);
    report.setConfigurationVersion(1L);
    ResourceStatus file =
        new ResourceStatus(
            "File", "/f", "/m/site.pp", 2, List.of("File[/f]"), List.of("file"), time);
    file.add(
        new Event(
            false,
            "content",
            "old",
            "new",
            null,
            "it was written",
            "content_changed",
            status,
            time,
            false,
            false));
    report.add(file);
    report.finish(true, Map.of());
    return ReportJson.text(report, false);
  }

  private static JsonNode json(HttpResponse<byte[]> response) throws IOException {
    assertThat(response.statusCode()).as(Client.text(response)).isEqualTo(200);
    return JSON.readTree(response.body());
  }

  private static HttpResponse<byte[]> get(Client client, String path, String token)
      throws Exception {
    return client.send(client.request(path).header("authorization", "Bearer " + token));
  }

  private static String where(String query) {
    return NODES + "?where=" + URLEncoder.encode(query, UTF_8);
  }

  private static List<String> names(HttpResponse<byte[]> response) throws IOException {
    return json(response).get("nodes").findValuesAsText("name");
  }

  private String token(Grant grant) throws Exception {
    try (Store store = Store.inFile(directory.resolve("server/plumb.db"))) {
      return new AccessTokens(store, Clock.systemUTC()).create(grant, null, "test");
    }
  }

  /** Facts and catalogs are written soon. */
  private static void await(Client client, String query, int count) throws Exception {
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (names(client.get(where(query))).size() != count) {
      assertThat(System.nanoTime()).as(query).isLessThan(end);
      Thread.sleep(50);
    }
  }

  @Test
  void nodesAreFoundAndShown() throws Exception {
    try (RunningServer running = site()) {
      Client operator = running.operator();
      await(operator, "facts.site and role and status != unknown", 3);
      assertThat(names(operator.get(where("role = 'db' and facts.site = 'north'"))))
          .containsExactly("db1.test");
      assertThat(names(operator.get(where("status = failed or facts.site = 'south'"))))
          .containsExactly("db2.test", "web1.test");

      JsonNode first = json(operator.get(NODES + "?limit=1&facts=site,os.family")).at("/nodes/0");
      assertThat(first.at("/facts").toString()).isEqualTo("{\"site\":\"north\"}");
      assertThat(first.get("environment").asText()).isEqualTo("production");
      assertThat(Instant.parse(first.get("report_at").asText())).isBefore(Instant.now());
      JsonNode page = json(operator.get(NODES + "?limit=2"));
      assertThat(page.get("total").asInt()).isEqualTo(3);
      assertThat(page.get("next").asText()).isEqualTo("db2.test");
      JsonNode last = json(operator.get(NODES + "?limit=2&after=db2.test"));
      assertThat(last.get("nodes").findValuesAsText("name")).containsExactly("web1.test");
      assertThat(last.has("next")).isFalse();

      String db1 = NODES + "/db1.test";
      assertThat(json(operator.get(db1)).get("status").asText()).isEqualTo("changed");
      assertThat(json(operator.get(db1 + "/facts")).at("/values/site").asText()).isEqualTo("north");
      assertThat(Client.text(operator.get(db1 + "/catalog")))
          .contains("Role::Db", "/db")
          .doesNotContain("s3cr3t");
      JsonNode report = json(operator.get(db1 + "/reports")).get(0);
      assertThat(report.get("status").asText()).isEqualTo("changed");
      assertThat(
              json(operator.get(db1 + "/reports/" + report.get("id").asText()))
                  .get("transaction_uuid")
                  .asText())
          .isEqualTo("run-of-db1.test");
      for (String missing :
          List.of("/x.test", "/x.test/facts", "/db1.test/reports/999", "/db1.test/reports/x")) {
        assertThat(operator.get(NODES + missing).statusCode()).as(missing).isEqualTo(404);
      }
    }
  }

  @Test
  void resourcesAndEventsOfManyNodesAreFound() throws Exception {
    try (RunningServer running = site()) {
      Client operator = running.operator();
      await(operator, "role", 3);
      JsonNode resources =
          json(operator.get("/plumb/v1/resources?type=File&where=name+~+%27%5Edb%27"));
      assertThat(resources.findValuesAsText("node")).containsExactly("db1.test", "db2.test");
      assertThat(resources.findValuesAsText("title")).containsExactly("/db", "/db");
      assertThat(operator.get("/plumb/v1/resources").statusCode()).isEqualTo(400);

      JsonNode events = json(operator.get("/plumb/v1/events?status=failure&since=1h"));
      assertThat(events.findValuesAsText("node")).containsExactly("db2.test");
      assertThat(events.at("/0/resource").asText()).isEqualTo("File[/f]");
      assertThat(json(operator.get("/plumb/v1/events?limit=2"))).hasSize(2);
      assertThat(operator.get("/plumb/v1/events?since=soon").statusCode()).isEqualTo(400);
    }
  }

  @Test
  void whoseRoleIsLimitedLearnsNothingOfOthers() throws Exception {
    try (RunningServer running = site()) {
      await(running.operator(), "facts.site and role", 3);
      Client anybody = Client.anybody(running.server());
      String token = token(new Grant("dba", Role.VIEWER, Names.of("production"), Names.of("db*")));
      for (String query : List.of("name ~ '.'", "not facts.nothing", "facts.site", "role")) {
        assertThat(names(get(anybody, where(query), token))).containsExactly("db1.test");
      }
      assertThat(names(get(anybody, where("facts.site = 'south'"), token))).isEmpty();
      assertThat(json(get(anybody, NODES + "?limit=1", token)).get("total").asInt()).isEqualTo(1);
      for (String part : List.of("", "/facts", "/catalog", "/reports", "/reports/2")) {
        HttpResponse<byte[]> hidden = get(anybody, NODES + "/web1.test" + part, token);
        HttpResponse<byte[]> missing = get(anybody, NODES + "/none.test" + part, token);
        assertThat(hidden.statusCode()).as(part).isEqualTo(404);
        assertThat(Client.text(hidden).replace("web1", "none")).isEqualTo(Client.text(missing));
        assertThat(get(anybody, NODES + "/db2.test" + part, token).statusCode()).isEqualTo(404);
      }
      assertThat(json(get(anybody, "/plumb/v1/events", token)).findValuesAsText("node"))
          .containsOnly("db1.test");
      assertThat(
              json(get(anybody, "/plumb/v1/resources?type=File", token)).findValuesAsText("node"))
          .containsOnly("db1.test");
      Client node = running.client("db3.test");
      for (String path :
          List.of(
              NODES,
              NODES + "/db3.test",
              NODES + "/db2.test/facts",
              "/plumb/v1/events",
              "/plumb/v1/resources?type=File")) {
        assertThat(node.get(path).statusCode()).as(path).isEqualTo(403);
        assertThat(anybody.get(path).statusCode()).as(path).isEqualTo(403);
      }
    }
  }

  @Test
  void nodesLeaveByAnOperatorsWord() throws Exception {
    try (RunningServer running = site()) {
      Client anybody = Client.anybody(running.server());
      String viewer = token(Grant.everywhere("viewer", Role.VIEWER));
      String limited = token(new Grant("web", Role.OPERATOR, Names.ALL, Names.of("web*")));
      assertThat(delete(anybody, "/db1.test", viewer)).isEqualTo(403);
      assertThat(delete(anybody, "/db1.test", limited)).isEqualTo(404);
      assertThat(delete(anybody, "/web1.test", limited)).isEqualTo(204);
      assertThat(delete(anybody, "/web1.test", limited)).isEqualTo(404);
      assertThat(names(get(anybody, NODES, viewer))).containsExactly("db1.test", "db2.test");
      try (Store store = Store.inFile(directory.resolve("server/plumb.db"))) {
        List<AuditRow> done = store.with(handle -> new Audit(handle).since(0, 1000));
        assertThat(done)
            .filteredOn(row -> row.action().equals("node.deactivate"))
            .extracting(AuditRow::subject, AuditRow::actor)
            .containsExactly(tuple("web1.test", "token web"));
      }
    }
  }

  private static int delete(Client client, String node, String token) throws Exception {
    return client
        .send(client.request(NODES + node).header("authorization", "Bearer " + token).DELETE())
        .statusCode();
  }

  @Test
  void mistakesAreSaidWithTheirPlace() throws Exception {
    try (RunningServer running = new RunningServer(directory)) {
      Client operator = running.operator();
      HttpResponse<byte[]> wrong = operator.get(where("role = 'db' and stauts = 'x'"));
      assertThat(wrong.statusCode()).isEqualTo(400);
      JsonNode said = JSON.readTree(wrong.body());
      assertThat(said.get("issue_kind").asText()).isEqualTo("QUERY_UNKNOWN_TERM");
      assertThat(said.get("message").asText())
          .isEqualTo("Bad Request: 'stauts' is nothing that nodes have");
      assertThat(said.get("column").asInt()).isEqualTo(17);
      assertThat(said.get("hint").asText()).contains("status");
      assertThat(operator.get(NODES + "?facts=a,,b").statusCode()).isEqualTo(400);
      for (String limit : List.of("0", "-1", "x", "99999999999")) {
        assertThat(operator.get(NODES + "?limit=" + limit).statusCode()).isEqualTo(400);
      }

      assertThat(operator.get(where("name = '" + "x".repeat(16_000) + "'")).statusCode())
          .isEqualTo(200);
      assertThat(operator.get(where("name = '" + "x".repeat(17_000) + "'")).statusCode())
          .isEqualTo(400);
      assertThat(operator.get(where("(".repeat(10_000))).statusCode()).isEqualTo(400);
      try {
        assertThat(operator.get(where("x".repeat(1 << 20))).statusCode()).isBetween(400, 499);
      } catch (IOException closed) {
        // It is refused before all of it was sent.
      }
      assertThat(operator.get(NODES).statusCode()).isEqualTo(200);
    }
  }
}
