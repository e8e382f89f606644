package plumb.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static plumb.server.Client.text;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumb.server.access.AccessTokens;
import plumb.server.access.Grant;
import plumb.server.access.Role;
import plumb.server.authority.Names;
import plumb.store.Store;
import plumb.store.nodes.Nodes;

/** Who may do what: by certificates without and with roles, and by tokens. */
class AccessTest {
  private static final String STATUS = "/puppet-ca/v1/certificate_status/";
  private static final String ROLE = "1.3.6.1.4.1.34380.1.3.13";

  private final Path directory;

  AccessTest(@TempDir Path directory) {
    this.directory = directory;
  }

  private AccessTokens tokens(Store store) {
    return new AccessTokens(store, Clock.systemUTC());
  }

  private Store store() throws Exception {
    return Store.inFile(directory.resolve("server/plumb.db"));
  }

  private static int revoke(Client client, String name, String token) throws Exception {
    return client
        .send(
            client
                .request(STATUS + name)
                .header("authorization", "Bearer " + token)
                .PUT(BodyPublishers.ofString("{\"desired_state\":\"revoked\"}")))
        .statusCode();
  }

  private static int get(Client client, String path, String token) throws Exception {
    return client
        .send(client.request(path).header("authorization", "Bearer " + token))
        .statusCode();
  }

  @Test
  void aNodeHasNoRole() throws Exception {
    try (RunningServer running = new RunningServer(directory)) {
      Client node = running.client("a.test");
      Client anybody = Client.anybody(running.server());
      for (String path :
          List.of(STATUS + "a.test", STATUS + "b.test", "/puppet-ca/v1/certificate_statuses/x")) {
        assertThat(node.get(path).statusCode()).as(path).isEqualTo(403);
        assertThat(anybody.get(path).statusCode()).as(path).isEqualTo(403);
      }
      for (String path : List.of("/puppet-ca/v1/sign", "/puppet-ca/v1/sign/all")) {
        HttpResponse<byte[]> signs =
            node.post(path, "application/json", "{\"certnames\":[\"b.test\"]}");
        assertThat(signs.statusCode()).as(path).isEqualTo(403);
      }
      assertThat(
              node.put(STATUS + "a.test", "{\"desired_state\":\"revoked\"}".getBytes(UTF_8))
                  .statusCode())
          .isEqualTo(403);
      assertThat(running.server().authority().certificate("a.test").orElseThrow().revokedAt())
          .isNull();
    }
  }

  @Test
  void aRequestThatWaitsIsForOperatorsOnly() throws Exception {
    try (RunningServer running = new RunningServer(directory)) {
      Client node = running.client("a.test");
      String path = "/puppet-ca/v1/certificate_request/w.test";
      assertThat(running.operator().get(path).statusCode()).isEqualTo(404);
      // Any request would do: that of another name is refused.
      assertThat(node.put(path, "x".getBytes(UTF_8)).statusCode()).isEqualTo(400);
      assertThat(node.get(path).statusCode()).isEqualTo(404);
    }
  }

  @Test
  void certificatesGiveTheRolesThatAnOperatorGranted() throws Exception {
    try (RunningServer running = new RunningServer(directory)) {
      Client node = running.client("a.test");
      String own = "/puppet/v3/node/a.test?environment=production";
      assertThat(node.get(own).statusCode()).isNotEqualTo(403);
      Client viewer = Client.of(running.server(), "viewer.test", Map.of(ROLE, "viewer"));
      assertThat(viewer.get(STATUS + "a.test").statusCode()).isEqualTo(200);
      assertThat(
              viewer
                  .put(STATUS + "a.test", "{\"desired_state\":\"revoked\"}".getBytes(UTF_8))
                  .statusCode())
          .isEqualTo(403);
      Client operator = Client.of(running.server(), "op.test", Map.of(ROLE, "operator"));
      assertThat(
              operator
                  .put(STATUS + "a.test", "{\"desired_state\":\"revoked\"}".getBytes(UTF_8))
                  .statusCode())
          .isEqualTo(204);
      assertThat(node.get(own).statusCode())
          .as("its connection is open, and it was revoked")
          .isEqualTo(403);
    }
  }

  @Test
  void nobodyMovesANodeToWhereTheyMaySeeIt() throws Exception {
    try (RunningServer running = new RunningServer(directory);
        Store store = store()) {
      Client anybody = Client.anybody(running.server());
      boolean known =
          store.inTransaction(
              handle -> {
                new Nodes(handle).putFacts("n.test", "production", 1, "{}".getBytes(UTF_8));
                return true;
              });
      assertThat(known).isTrue();
      RunningServer unused =
          running.write(Map.of("test1/manifests/site.pp", "", "production/manifests/site.pp", ""));
      Grant tests = new Grant("tester", Role.OPERATOR, Names.of("test*"), Names.ALL);
      String token = tokens(store).create(tests, null, "test");
      for (String name : List.of("n.test", "new.test")) {
        String body =
            "{\"certname\": \"%s\", \"environment\": \"test1\", \"persistence\": "
                + "{\"facts\": false, \"catalog\": false}, \"facts\": {\"values\": {}}}";
        HttpResponse<byte[]> answer =
            anybody.send(
                anybody
                    .request("/puppet/v4/catalog")
                    .header("X-Authentication", token)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(body.formatted(name))));
        assertThat(answer.statusCode())
            .as(name + ": " + text(answer))
            .isEqualTo(name.equals("n.test") ? 403 : 200);
      }
    }
  }

  @Test
  void tokensHoldForTheirNamesAndTheirTime() throws Exception {
    try (RunningServer running = new RunningServer(directory);
        Store store = store()) {
      Client unused = running.client("db1.test");
      Client unusedToo = running.client("web1.test");
      Client anybody = Client.anybody(running.server());
      Grant databases = new Grant("dba", Role.OPERATOR, Names.ALL, Names.of("db*"));
      String token = tokens(store).create(databases, null, "test");
      assertThat(get(anybody, STATUS + "db1.test", token)).isEqualTo(200);
      assertThat(get(anybody, STATUS + "web1.test", token)).isEqualTo(403);
      assertThat(revoke(anybody, "web1.test", token)).isEqualTo(403);
      assertThat(revoke(anybody, "db1.test", token)).isEqualTo(204);
      HttpResponse<byte[]> all =
          anybody.send(
              anybody
                  .request("/puppet-ca/v1/certificate_statuses/x")
                  .header("X-Authentication", token));
      assertThat(text(all)).contains("db1.test").doesNotContain("web1.test");

      assertThat(get(anybody, STATUS + "db1.test", token + "x")).isEqualTo(401);
      tokens(store).remove("dba", "test");
      assertThat(get(anybody, STATUS + "db1.test", token)).isEqualTo(401);
      Grant brief = Grant.everywhere("short", Role.ADMIN);
      String late = tokens(store).create(brief, Duration.ofMillis(1), "test");
      Thread.sleep(5);
      assertThat(get(anybody, STATUS + "db1.test", late)).isEqualTo(401);
    }
  }

  @Test
  void aTokenOfOneEnvironmentSignsNobody() throws Exception {
    Grant some = new Grant("t", Role.ADMIN, Names.of("test"), Names.ALL);
    try (RunningServer running = new RunningServer(directory);
        Store store = store()) {
      Client unused = running.client("a.test");
      String token = tokens(store).create(some, null, "test");
      assertThat(get(Client.anybody(running.server()), STATUS + "a.test", token)).isEqualTo(403);
    }
  }

  @Test
  void patternsOfNamesTakeNoLongerThanTheyMust() {
    assertThat(Names.of("a*b").has("aXXb")).isTrue();
    assertThat(Names.of("a*b").has("aXXbc")).isFalse();
    assertThat(Names.of("*").has("")).isTrue();
    assertThat(Names.of("").has("a")).isFalse();
    assertThat(Names.of("x, y*").has("yes")).isTrue();
    assertThat(Names.of("*a".repeat(50) + "b").has("a".repeat(10_000))).isFalse();
  }
}
