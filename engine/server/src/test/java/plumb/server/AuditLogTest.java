package plumb.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumb.store.Bodies;
import plumb.store.Store;
import plumb.store.access.Audit;

/** Who uses a role for what changes no table is written down, too. */
class AuditLogTest {
  private final Path directory;

  AuditLogTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @Test
  void compilesFlushesAndReadsOfOthersFilesAreWrittenDown() throws Exception {
    byte[] kept = "kept\n".getBytes(UTF_8);
    String file = "sha256/" + Bodies.digest(kept);
    RunningServer.write(
        directory.resolve("environments"),
        Map.of("production/manifests/site.pp", "notify { 'well': }"));
    try (RunningServer site = new RunningServer(directory)) {
      Client node = site.client("n1.test");
      Client operator = site.operator();
      String bucket = "/puppet/v3/file_bucket_file/" + file;
      assertThat(node.put(bucket + "/etc/motd", kept).statusCode()).isEqualTo(200);
      assertThat(node.get(bucket).statusCode()).isEqualTo(200);
      assertThat(operator.get(bucket + "/etc/motd").statusCode()).isEqualTo(200);
      String wanted =
          "{\"certname\": \"n1.test\", \"environment\": \"production\","
              + " \"persistence\": {\"facts\": false, \"catalog\": false}}";
      assertThat(node.post("/puppet/v4/catalog", "application/json", wanted).statusCode())
          .isEqualTo(403);
      assertThat(operator.post("/puppet/v4/catalog", "application/json", wanted).statusCode())
          .isEqualTo(200);
      String flush = "/puppet-admin-api/v1/environment-cache";
      assertThat(operator.send(operator.request(flush).DELETE()).statusCode()).isEqualTo(204);
      assertThat(
              operator
                  .send(operator.request(flush + "?environment=production").DELETE())
                  .statusCode())
          .isEqualTo(204);
    }
    assertThat(audited())
        .containsExactly(
            "operator.test bucket.read " + file + " /etc/motd",
            "operator.test catalog.compile n1.test in production",
            "operator.test environment.flush  ",
            "operator.test environment.flush production ");
  }

  private List<String> audited() throws Exception {
    try (Store store = Store.inFile(directory.resolve("server/plumb.db"))) {
      return store.with(
          handle ->
              new Audit(handle)
                  .since(0, 100).stream()
                      .filter(row -> !row.action().startsWith("certificate."))
                      .map(
                          row ->
                              String.join(
                                  " ", row.actor(), row.action(), row.subject(), row.detail()))
                      .toList());
    }
  }
}
