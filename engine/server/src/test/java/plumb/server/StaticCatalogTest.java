package plumb.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumb.environments.store.Snapshot;

/** Catalogs that say what the sources of their files are, and those files later. */
class StaticCatalogTest {
  private static final Duration AT_ONCE = Duration.ofSeconds(-5);

  private static final String MANIFEST =
      """
      file { '/one': source => 'puppet:///modules/site/one file', checksum => 'md5' }
      file { '/other': source => ['puppet:///modules/site/none', 'puppet:///modules/site/sub/two'] }
      file { '/tree': ensure => directory, recurse => true, ignore => 'ignored',
        source => 'puppet://localhost/modules/site/sub/' }
      file { '/whole': ensure => directory, recurse => true, source => 'puppet:///modules/site' }
      file { '/gone': ensure => absent, source => 'puppet:///modules/site/one file' }
      file { '/web': source => ['puppet:///modules/site/sub/two', 'http://example.com/a'] }
      file { '/missing': source => 'puppet:///modules/site/missing' }
      file { '/mount': source => 'puppet:///extra/file' }
      """;

  private static final Map<String, String> FILES =
      Map.of(
          "manifests/site.pp", MANIFEST,
          "environment.conf", "modulepath = modules\n",
          "modules/site/files/one file", "one\n",
          "modules/site/files/sub/two", "two\n",
          "modules/site/files/sub/ignored", "x\n",
          "modules/site/files/sub/in/three", "three\n",
          "modules/site/manifests/init.pp", "class site { }\n");

  private final Path directory;

  StaticCatalogTest(@TempDir Path directory) {
    this.directory = directory;
  }

  private static JsonNode catalog(Client node, String more) throws Exception {
    var response =
        node.post(
            "/puppet/v3/catalog/n1.test?environment=production",
            "application/x-www-form-urlencoded",
            "environment=production" + more);
    assertThat(response.statusCode()).as(Client.text(response)).isEqualTo(200);
    return new ObjectMapper().readTree(response.body());
  }

  private static final String STATIC = "&static_catalog=true&checksum_type=new.sha256.md5";

  @Test
  void sourcesInTheEnvironmentAreDescribedInTheCatalog() throws Exception {
    Files.createDirectories(directory.resolve("extra"));
    Files.writeString(directory.resolve("extra/file"), "extra");
    RunningServer.deploy(directory, "production", "{\"a\": 1}", FILES);
    try (RunningServer site = new RunningServer(directory)) {
      Client node = site.client("n1.test");
      assertThat(catalog(node, "").has("metadata")).isFalse();
      assertThat(catalog(node, "").get("code_id").isNull()).isTrue();

      JsonNode catalog = catalog(node, STATIC);
      assertThat(catalog.get("code_id").asText()).matches("[0-9a-f]{40}");
      JsonNode metadata = catalog.get("metadata");
      assertThat(metadata.fieldNames()).toIterable().containsExactly("/one", "/other");
      assertThat(metadata.at("/~1one/content_uri").asText())
          .isEqualTo("puppet:///modules/site/files/one file");
      assertThat(metadata.at("/~1one/source").asText())
          .isEqualTo("puppet:///modules/site/one file");
      assertThat(metadata.at("/~1one/checksum/value").asText())
          .isEqualTo("{md5}" + digest("MD5", "one\n"));
      assertThat(metadata.at("/~1other/source").asText())
          .isEqualTo("puppet:///modules/site/sub/two");
      assertThat(metadata.at("/~1other/checksum/value").asText())
          .isEqualTo("{sha256}" + digest("SHA-256", "two\n"));

      JsonNode recursive = catalog.get("recursive_metadata");
      assertThat(recursive.fieldNames()).toIterable().containsExactly("/tree");
      JsonNode tree = recursive.get("/tree").get("puppet://localhost/modules/site/sub");
      assertThat(tree.findValuesAsText("relative_path"))
          .containsExactly(".", "in", "in/three", "two");
      assertThat(tree.findValuesAsText("content_uri"))
          .containsExactly(
              "puppet://localhost/modules/site/files/sub",
              "puppet://localhost/modules/site/files/sub/in",
              "puppet://localhost/modules/site/files/sub/in/three",
              "puppet://localhost/modules/site/files/sub/two");
    }
  }

  private static String digest(String algorithm, String text) throws Exception {
    return HexFormat.of()
        .formatHex(
            MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void whatIsNotDeployedOrSaysSoIsNotStatic() throws Exception {
    RunningServer.deploy(
        directory,
        "unwanted",
        "{}",
        Map.of(
            "environment.conf",
            "static_catalogs = false\n",
            "manifests/site.pp",
            "notify { 'a': }"));
    try (RunningServer site =
        new RunningServer(directory)
            .write(Map.of("production/manifests/site.pp", "notify { 'a': }"))) {
      Client node = site.client("n1.test");
      assertThat(catalog(node, STATIC).get("code_id").isNull()).isTrue();
      assertThat(
              Client.text(
                  node.post(
                      "/puppet/v3/catalog/n1.test",
                      "application/x-www-form-urlencoded",
                      "environment=unwanted" + STATIC)))
          .contains("\"code_id\":null");
    }
  }

  @Test
  void contentIsThatOfTheCatalogAndNothingElse() throws Exception {
    Snapshot first = RunningServer.deploy(directory, "production", "{\"a\": 1}", FILES);
    try (RunningServer site = new RunningServer(directory)) {
      Client node = site.client("n1.test");
      String code = catalog(node, STATIC).get("code_id").asText();
      String query = "?environment=production&code_id=" + code;
      String one = "/puppet/v3/static_file_content/modules/site/files/one%20file" + query;
      assertThat(node.get(one).body()).asString().isEqualTo("one\n");

      Snapshot unused =
          site.deploy(
              "production",
              "{\"a\": 2}",
              Map.of(
                  "manifests/site.pp", MANIFEST,
                  "environment.conf", "modulepath = modules\n",
                  "modules/site/files/one file", "new\n"));
      assertThat(node.get(one).body()).as("after a deploy").asString().isEqualTo("one\n");
      assertThat(catalog(node, STATIC).get("code_id").asText()).isNotEqualTo(code);
      assertThat(node.get(one).body()).as("once reloaded").asString().isEqualTo("one\n");

      for (String other :
          new String[] {
            "manifests/site.pp",
            "modules/site/manifests/init.pp",
            "modules/site/files/../manifests/init.pp",
            "modules/site/files/..%2Fmanifests%2Finit.pp",
            "../production.json/files/x",
            "modules/site/files/none"
          }) {
        assertThat(node.get("/puppet/v3/static_file_content/" + other + query).statusCode())
            .as(other)
            .isIn(400, 404);
      }
      String unknown = one.replace(code, "0".repeat(40));
      assertThat(node.get(unknown).statusCode()).isEqualTo(404);
      assertThat(Client.anybody(site.server()).get(one).statusCode()).isEqualTo(403);

      site.snapshots().collect(AT_ONCE);
      assertThat(first.root()).doesNotExist();
      assertThat(node.get(one).statusCode()).isEqualTo(404);
    }
  }
}
