package plumb.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumb.store.Bodies;

/** Two servers with one database and the same deploys are one server. */
class TwoServersTest {
  private final Path directory;

  TwoServersTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @Test
  void whatOneTookTheOtherHas() throws Exception {
    RunningServer.deploy(
        directory,
        "production",
        "{}",
        Map.of(
            "environment.conf",
            "modulepath = modules\n",
            "modules/m/files/f",
            "content\n",
            "manifests/site.pp",
            "file { '/f': source => 'puppet:///modules/m/f' } notify { $facts['x']: }"));
    try (RunningServer one = new RunningServer(directory);
        RunningServer other = new RunningServer(directory)) {
      Client node = one.client("n1.test");
      Client elsewhere = node.at(other.server());

      byte[] kept = "kept\n".getBytes(UTF_8);
      String bucket = "/puppet/v3/file_bucket_file/sha256/" + Bodies.digest(kept);
      assertThat(node.put(bucket, kept).statusCode()).isEqualTo(200);
      assertThat(elsewhere.get(bucket).body()).isEqualTo(kept);

      String catalog =
          Client.text(
              node.post(
                  "/puppet/v3/catalog/n1.test",
                  "application/x-www-form-urlencoded",
                  "environment=production&static_catalog=true&checksum_type=sha256"
                      + "&facts=%257B%2522values%2522%253A%257B%2522x%2522%253A%25221%2522%257D%257D"));
      String code = catalog.replaceFirst("(?s).*\"code_id\":\"([^\"]+)\".*", "$1");
      assertThat(
              elsewhere
                  .get(
                      "/puppet/v3/static_file_content/modules/m/files/f?environment=production"
                          + "&code_id="
                          + code)
                  .body())
          .asString()
          .isEqualTo("content\n");
    }
  }

  @Test
  void aCatalogThatOneKnowsIsMadeAgainOnceTheOtherMadeANewOne() throws Exception {
    RunningServer.write(
        directory.resolve("environments"),
        Map.of("production/manifests/site.pp", "notify { $facts['x']: }"));
    try (RunningServer one = new RunningServer(directory);
        RunningServer other = new RunningServer(directory)) {
      Client node = one.client("n1.test");
      String before = CatalogCacheTest.identity(node, "{\"x\": \"1\"}");
      assertThat(CatalogCacheTest.identity(node, "{\"x\": \"1\"}")).isEqualTo(before);
      String elsewhere = CatalogCacheTest.identity(node.at(other.server()), "{\"x\": \"2\"}");
      assertThat(elsewhere).isNotEqualTo(before);
      long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
      String now = before;
      while (now.equals(before) && System.nanoTime() < end) {
        Thread.sleep(100);
        now = CatalogCacheTest.identity(node, "{\"x\": \"1\"}");
      }
      assertThat(now).as("the database has the other one's").isNotEqualTo(before);
    }
  }
}
