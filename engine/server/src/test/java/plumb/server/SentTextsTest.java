package plumb.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import plumb.store.Bodies;
import plumb.store.TemporaryPostgres;

/** Texts that a database would not take: both stores do the same with them. */
class SentTextsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String LONG = "x".repeat(300);
  private static final String REPORT = "/puppet/v3/report/n1.test?environment=production";

  private static @Nullable TemporaryPostgres postgres;
  private final Path directory;

  SentTextsTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @AfterAll
  static void stopPostgres() {
    if (postgres != null) {
      postgres.close();
      postgres = null;
    }
  }

  private RunningServer start(String database, String site) throws Exception {
    if (database.equals("sqlite")) {
      return new RunningServer(directory).write(Map.of("production/manifests/site.pp", site));
    }
    assumeTrue(TemporaryPostgres.isThere(), "PostgreSQL is not installed, or this is not root");
    TemporaryPostgres started = postgres == null ? TemporaryPostgres.start() : postgres;
    postgres = started;
    String url = started.database();
    return new RunningServer(directory, settings -> RunningServer.on(url, settings))
        .write(Map.of("production/manifests/site.pp", site));
  }

  private static String report(
      String run, String environment, String status, String type, String text) {
    return """
        {"host": "n1.test", "time": "2026-01-02T03:04:05.000000006+00:00", "status": "%s",
         "environment": "%s", "transaction_uuid": "%s", "puppet_version": "7.23.0",
         "resource_statuses": {"x": {"resource_type": "%s", "title": "%s", "file": "%s",
           "time": "2026-01-02T03:04:05+00:00", "events": [{"property": "p", "message": "%s",
             "status": "success", "time": "2026-01-02T03:04:05+00:00"}]}}}
        """
        .formatted(status, environment, run, type, text, text, text);
  }

  private static void refused(HttpResponse<byte[]> response, String says) {
    assertThat(response.statusCode()).as(Client.text(response)).isEqualTo(400);
    assertThat(Client.text(response)).contains(says).hasSizeLessThan(400);
  }

  private static void taken(HttpResponse<byte[]> response) {
    assertThat(response.statusCode()).as(Client.text(response)).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql"})
  void namesThatAreNoneAreRefused(String database) throws Exception {
    try (RunningServer site = start(database, "")) {
      Client node = site.client("n1.test");
      refused(put(node, report(LONG, "production", "changed", "File", "t")), "transaction_uuid");
      refused(put(node, report("r\\u0000", "production", "changed", "File", "t")), "transaction_");
      refused(put(node, report("r", LONG, "changed", "File", "t")), "alphanumeric");
      refused(put(node, report("r", "production", LONG, "File", "t")), "'status'");
      refused(put(node, report("r", "production", "changed", LONG, "t")), "resource_type");
      byte[] facts = "{\"name\": \"n1.test\", \"values\": {}}".getBytes(UTF_8);
      for (String environment : new String[] {LONG, "a%0ab", "a-b", ""}) {
        String query = "?environment=" + environment;
        refused(node.put("/puppet/v3/facts/n1.test" + query, facts), "alphanumeric");
        refused(node.get("/puppet/v3/node/n1.test" + query), "alphanumeric");
        refused(node.get("/puppet/v3/catalog/n1.test" + query), "alphanumeric");
        refused(node.get("/puppet/v3/file_metadatas/plugins" + query), "alphanumeric");
      }
      String plugins = "/puppet/v3/file_metadatas/plugins?environment=production&recurse=true";
      refused(node.get(plugins + "&ignore=%5B"), "a parameter");
      byte[] content = "content\n".getBytes(UTF_8);
      String bucket = "/puppet/v3/file_bucket_file/sha256/" + Bodies.digest(content);
      refused(node.put(bucket + "//etc/a%00b", content), "path");
      refused(node.put(bucket + "/" + "/directory".repeat(300), content), "path");
      taken(node.put(bucket + "/" + "/directory".repeat(190), content));

      Client operator = site.operator();
      refused(compile(operator, LONG, "production"), "certname");
      refused(compile(operator, "a\\u0000b", "production"), "certname");
      refused(compile(operator, "n1.test", LONG), "alphanumeric");
      String flush = "/puppet-admin-api/v1/environment-cache?environment=" + LONG;
      refused(operator.send(operator.request(flush).DELETE()), "alphanumeric");
      for (String path : new String[] {"certificate", "certificate_status"}) {
        String unknown = "/puppet-ca/v1/" + path + "/";
        assertThat(operator.get(unknown + LONG).statusCode()).isEqualTo(404);
        assertThat(operator.get(unknown + "a%00b").statusCode()).isEqualTo(400);
      }
      assertThat(site.log()).doesNotContain("Exception");
    }
  }

  private static HttpResponse<byte[]> put(Client node, String report) throws Exception {
    return node.put(REPORT, report.getBytes(UTF_8));
  }

  private static HttpResponse<byte[]> compile(Client operator, String node, String environment)
      throws Exception {
    String body =
        """
        {"certname": "%s", "environment": "%s", "facts": {}, "trusted_facts": {},
         "persistence": {"facts": true, "catalog": true},
         "options": {"prefer_requested_environment": true}}
        """
            .formatted(node, environment);
    return operator.post("/puppet/v4/catalog", "application/json", body);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql"})
  void reportsWithAnyTextAreKept(String database) throws Exception {
    try (RunningServer site = start(database, "")) {
      Client node = site.client("n1.test");
      String text = "a\\u0000b\\ud800c\\ud83d\\ude00";
      taken(put(node, report("r1", "production", "changed", "File", text)));
      taken(put(node, report("", "", "changed", "File", "no run")));
      taken(put(node, report("", "", "changed", "File", "nor this one")));
      Client operator = site.operator();
      JsonNode events = JSON.readTree(operator.get("/plumb/v1/events?since=1d").body());
      assertThat(events.findValuesAsText("message"))
          .as("reports that name no run are different ones")
          .containsExactlyInAnyOrder("a\ufffdb\ufffdc\ud83d\ude00", "no run", "nor this one");
      assertThat(events.findValuesAsText("resource")).contains("File[a\ufffdb\ufffdc\ud83d\ude00]");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql"})
  void catalogsWithAnyTitleAreKeptAndFound(String database) throws Exception {
    // What a database cannot compress is longer than an entry of its index may be.
    String title =
        new Random(1)
            .ints(4000, 'a', 'z')
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
    String code =
        """
        notify { '%s': }
        @@notify { 'exported %s': }
        notify { "nul \\u{0} end": }
        """
            .formatted(title, title);
    try (RunningServer site = start(database, code)) {
      Client node = site.client("n1.test");
      String form = "environment=production&facts=%257B%2522values%2522%253A%257B%257D%257D";
      taken(node.post("/puppet/v3/catalog/n1.test", "application/x-www-form-urlencoded", form));
      // Is written after the catalog.
      taken(put(node, report("r1", "production", "changed", "File", "x")));
      Client operator = site.operator();
      JsonNode resources = JSON.readTree(operator.get("/plumb/v1/resources?type=Notify").body());
      assertThat(resources.findValuesAsText("title")).contains(title, "nul \ufffd end");
      String query = URLEncoder.encode("resource = 'Notify[" + title + "]'", UTF_8);
      JsonNode nodes = JSON.readTree(operator.get("/plumb/v1/nodes?where=" + query).body());
      assertThat(nodes.findValuesAsText("name")).containsExactly("n1.test");
      assertThat(site.log()).doesNotContain("is lost");
    }
  }
}
