package plumb.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What tools ask a server for. */
class ToolsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String CATALOG = "/puppet/v4/catalog";

  private final Path directory;

  ToolsTest(@TempDir Path directory) {
    this.directory = directory;
  }

  private RunningServer site() throws Exception {
    return new RunningServer(directory)
        .write(
            Map.of(
                "production/environment.conf",
                "modulepath = modules\n",
                "production/manifests/site.pp",
                """
                notify { "${facts['a']} ${trusted['certname']} ${trusted['extensions']['pp_role']}": }
                warning('be careful')
                """,
                "production/modules/ntp/metadata.json",
                "{\"name\": \"puppetlabs-ntp\", \"version\": \"6.0.0\", \"dependencies\": []}",
                "production/modules/ntp/manifests/init.pp",
                """
                class ntp(
                  String $server,
                  Array[String] $more = ['a', 'b'],
                  $path = "/etc/${server}",
                  Integer $count = 3,
                ) { }
                """,
                "production/modules/broken/manifests/init.pp",
                "class broken {\n"));
  }

  private static JsonNode json(HttpResponse<byte[]> response) throws Exception {
    assertThat(response.statusCode()).as(Client.text(response)).isEqualTo(200);
    return JSON.readTree(response.body());
  }

  private static HttpResponse<byte[]> compile(Client client, String more) throws Exception {
    return client.post(
        CATALOG,
        "application/json",
        "{\"certname\": \"n1.test\", \"environment\": \"production\", " + more + "}");
  }

  @Test
  void aCatalogOfAnyNodeIsMade() throws Exception {
    try (RunningServer site = site()) {
      Client operator = site.operator();
      String nothing = "\"persistence\": {\"facts\": false, \"catalog\": false}";
      JsonNode made =
          json(
              compile(
                  operator,
                  nothing
                      + ", \"facts\": {\"values\": {\"a\": \"A\"}}, \"trusted_facts\": {\"values\":"
                      + " {\"certname\": \"C\", \"extensions\": {\"pp_role\": \"R\"}}},"
                      + " \"options\": {\"capture_logs\": true}"));
      assertThat(made.get("catalog").findValuesAsText("title")).contains("A C R");
      assertThat(made.get("logs").findValuesAsText("message")).contains("be careful");

      json(
          compile(
              operator,
              "\"persistence\": {\"facts\": true, \"catalog\": true},"
                  + " \"facts\": {\"values\": {\"a\": \"kept\"}}"));
      JsonNode known = json(compile(operator, nothing));
      assertThat(known.has("logs")).isFalse();
      assertThat(known.get("catalog").findValuesAsText("title")).contains("kept n1.test ");

      assertThat(compile(operator, "\"facts\": {\"values\": {}}").statusCode()).isEqualTo(400);
      assertThat(operator.post(CATALOG, "application/json", "[1").statusCode()).isEqualTo(400);
      assertThat(compile(site.client("n1.test"), nothing).statusCode()).isEqualTo(403);
      assertThat(compile(Client.anybody(site.server()), nothing).statusCode()).isEqualTo(403);
    }
  }

  @Test
  void environmentsAndWhatIsInThemAreListed() throws Exception {
    try (RunningServer site = site()) {
      Client operator = site.operator();
      JsonNode all = json(operator.get("/puppet/v3/environments"));
      assertThat(all.at("/search_paths/0").asText())
          .isEqualTo("file://" + directory.resolve("environments"));
      assertThat(all.at("/environments/production/settings/modulepath/0").asText())
          .endsWith("/production/modules");

      JsonNode modules =
          json(operator.get("/puppet/v3/environment_modules?environment=production"));
      assertThat(modules.toString())
          .isEqualTo(
              "{\"name\":\"production\",\"modules\":[{\"name\":\"broken\",\"version\":null},"
                  + "{\"name\":\"puppetlabs/ntp\",\"version\":\"6.0.0\"}]}");
      assertThat(json(operator.get("/puppet/v3/environment_modules"))).hasSize(1);
      assertThat(operator.get("/puppet/v3/environment_modules?environment=none").statusCode())
          .isEqualTo(404);

      String classes = "/puppet/v3/environment_classes?environment=production";
      HttpResponse<byte[]> first = operator.get(classes);
      JsonNode files = json(first).get("files");
      assertThat(files).hasSize(3);
      assertThat(files.get(0).get("classes")).isEmpty();
      assertThat(files.get(1).get("path").asText()).endsWith("broken/manifests/init.pp");
      assertThat(files.get(1).get("error").asText()).isNotEmpty();
      assertThat(files.get(2).get("classes").toString())
          .isEqualTo(
              "[{\"name\":\"ntp\",\"params\":[{\"name\":\"server\",\"type\":\"String\"},"
                  + "{\"name\":\"more\",\"type\":\"Array[String]\",\"default_literal\":[\"a\",\"b\"],"
                  + "\"default_source\":\"['a', 'b']\"},"
                  + "{\"name\":\"path\",\"default_source\":\"\\\"/etc/${server}\\\"\"},"
                  + "{\"name\":\"count\",\"type\":\"Integer\",\"default_literal\":3,"
                  + "\"default_source\":\"3\"}]}]");
      String tag = first.headers().firstValue("etag").orElseThrow();
      HttpResponse<byte[]> same =
          operator.send(operator.request(classes).header("if-none-match", tag));
      assertThat(same.statusCode()).isEqualTo(304);
      assertThat(same.body()).isEmpty();
      site.write(Map.of("production/modules/ntp/manifests/more.pp", "class ntp::more { }"));
      assertThat(
              operator
                  .send(
                      operator
                          .request("/puppet-admin-api/v1/environment-cache?environment=production")
                          .DELETE())
                  .statusCode())
          .isEqualTo(204);
      assertThat(operator.send(operator.request(classes).header("if-none-match", tag)).statusCode())
          .isEqualTo(200);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/puppet/v3/environments",
        "/puppet/v3/environment_modules",
        "/puppet/v3/environment_classes?environment=production",
        "/metrics"
      })
  void nodesMayNot(String path) throws Exception {
    try (RunningServer site = site()) {
      assertThat(site.client("n1.test").get(path).statusCode()).isEqualTo(403);
      assertThat(Client.anybody(site.server()).get(path).statusCode()).isEqualTo(403);
    }
  }

  @Test
  void factsAreTakenFromTheirNodeAlone() throws Exception {
    try (RunningServer site = site()) {
      Client node = site.client("n1.test");
      byte[] facts = "{\"name\": \"n1.test\", \"values\": {\"a\": \"sent\"}}".getBytes(UTF_8);
      String path = "/puppet/v3/facts/n1.test?environment=production";
      assertThat(node.put(path, facts).statusCode()).isEqualTo(200);
      assertThat(node.put(path, "{".getBytes(UTF_8)).statusCode()).isEqualTo(400);
      byte[] none = "{\"name\": \"n1.test\", \"values\": [1]}".getBytes(UTF_8);
      assertThat(node.put(path, none).statusCode()).isEqualTo(400);
      assertThat(site.client("n2.test").put(path, facts).statusCode()).isEqualTo(403);
      JsonNode made =
          json(compile(site.operator(), "\"persistence\": {\"facts\": false, \"catalog\": false}"));
      assertThat(made.get("catalog").findValuesAsText("title")).contains("sent n1.test ");
    }
  }

  @Test
  void whatFollowsASemicolonIsPartOfAFilesName() throws Exception {
    try (RunningServer site = site()) {
      String unused =
          site.write(
                  Map.of(
                      "production/modules/odd/files/p",
                      "wrong",
                      "production/modules/odd/files/p;q",
                      "right"))
              .toString();
      Client node = site.client("n1.test");
      String path = "/puppet/v3/file_content/modules/odd/p;q?environment=production";
      assertThat(Client.text(node.get(path))).isEqualTo("right");
      String metadata = "/puppet/v3/file_metadata/modules/odd/p;q?environment=production";
      assertThat(Client.text(node.get(metadata))).contains("p;q");
      assertThat(node.get(metadata + "&checksum_type=odd").statusCode()).isEqualTo(400);
    }
  }

  @Test
  void anybodyMayAskWhetherItRuns() throws Exception {
    try (RunningServer site = site()) {
      Client anybody = Client.anybody(site.server());
      for (String path : new String[] {"simple", "simple/server", "simple/master"}) {
        assertThat(Client.text(anybody.get("/status/v1/" + path))).isEqualTo("running");
      }
      assertThat(anybody.get("/status/v1/simple/coffee").statusCode()).isEqualTo(404);
      assertThat(json(anybody.get("/status/v1/services")).at("/server/state").asText())
          .isEqualTo("running");
    }
  }

  @Test
  void whatItDoesIsMeasured() throws Exception {
    try (RunningServer site = site()) {
      Client node = site.client("n1.test");
      String catalog = "/puppet/v3/catalog/n1.test?environment=production";
      assertThat(node.get(catalog).statusCode()).isEqualTo(200);
      assertThat(node.get(catalog).statusCode()).isEqualTo(200);
      assertThat(node.get("/puppet/v3/catalog/n2.test?environment=production").statusCode())
          .isEqualTo(403);
      HttpResponse<byte[]> metrics = site.operator().get("/metrics");
      assertThat(metrics.headers().firstValue("content-type").orElse("")).startsWith("text/plain");
      assertThat(Client.text(metrics).lines())
          .contains("plumb_catalog_cache_total{result=\"hit\"} 1.0")
          .contains("plumb_catalog_cache_total{result=\"miss\"} 1.0")
          .anyMatch(
              line ->
                  line.startsWith("plumb_requests_seconds_count{endpoint=\"/puppet/v3/catalog/")
                      && line.contains("status=\"403\"")
                      && line.endsWith(" 1"))
          .anyMatch(line -> line.equals("plumb_catalogs_seconds_count{result=\"made\"} 2"))
          .anyMatch(line -> line.startsWith("plumb_queue_waiting{queue=\"compile\"}"))
          .anyMatch(line -> line.startsWith("jvm_memory_used_bytes{area=\"heap\""));
    }
  }

  @Test
  void repliesAndRequestsMayBeCompressed() throws Exception {
    try (RunningServer site = site()) {
      Client operator = site.operator();
      for (String path :
          new String[] {"/metrics", "/puppet/v3/catalog/operator.test?environment=production"}) {
        HttpResponse<byte[]> packed =
            operator.send(operator.request(path).header("accept-encoding", "gzip"));
        assertThat(packed.headers().firstValue("content-encoding")).as(path).hasValue("gzip");
        try (var in = new GZIPInputStream(new ByteArrayInputStream(packed.body()))) {
          assertThat(in.readAllBytes()).hasSizeGreaterThan(packed.body().length);
        }
        assertThat(operator.get(path).headers().firstValue("content-encoding")).isEmpty();
      }
      Client node = site.client("n1.test");
      byte[] facts = "{\"name\": \"n1.test\", \"values\": {\"a\": \"sent\"}}".getBytes(UTF_8);
      assertThat(sent(node, "gzip", gzip(facts))).isEqualTo(200);
      assertThat(sent(node, "deflate", deflate(facts))).isEqualTo(200);
      assertThat(sent(node, "gzip", facts)).as("no gzip at all").isBetween(400, 499);
      byte[] bomb = gzip(new byte[65 << 20]);
      assertThat(bomb).hasSizeLessThan(1 << 20);
      assertThat(sent(node, "gzip", bomb)).isEqualTo(413);
    }
  }

  private static int sent(Client node, String encoding, byte[] body) throws Exception {
    return node.send(
            node.request("/puppet/v3/facts/n1.test?environment=production")
                .header("content-encoding", encoding)
                .PUT(BodyPublishers.ofByteArray(body)))
        .statusCode();
  }

  private static byte[] gzip(byte[] body) throws Exception {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(body);
    }
    return packed.toByteArray();
  }

  private static byte[] deflate(byte[] body) throws Exception {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (DeflaterOutputStream out = new DeflaterOutputStream(packed)) {
      out.write(body);
    }
    return packed.toByteArray();
  }
}
