package plumb.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that nodes keep on the server. */
class BucketTest {
  private static final String BUCKET = "/puppet/v3/file_bucket_file/";
  private static final String QUERY = "?environment=production";

  private final Path directory;

  BucketTest(@TempDir Path directory) {
    this.directory = directory;
  }

  private static String sum(String algorithm, byte[] content) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(content));
  }

  private static int head(Client client, String path) throws Exception {
    HttpResponse<byte[]> response =
        client.send(client.request(path).method("HEAD", BodyPublishers.noBody()));
    return response.statusCode();
  }

  @Test
  void aNodeGetsBackWhatItKept() throws Exception {
    byte[] content = "welcome\n".getBytes(UTF_8);
    try (RunningServer site = new RunningServer(directory)) {
      Client node = site.client("n1.test");
      for (String[] kind :
          new String[][] {{"md5", "MD5"}, {"sha256", "SHA-256"}, {"sha512", "SHA-512"}}) {
        String file = BUCKET + kind[0] + "/" + sum(kind[1], content);
        assertThat(head(node, file + "//etc/motd" + QUERY)).isEqualTo(404);
        HttpResponse<byte[]> kept = node.put(file + "//etc/motd" + QUERY, content);
        assertThat(kept.statusCode()).as(Client.text(kept)).isEqualTo(200);
        assertThat(head(node, file + "//etc/motd" + QUERY)).isEqualTo(200);
        assertThat(head(node, file + QUERY)).isEqualTo(200);
        assertThat(head(node, file + "/etc/other" + QUERY)).as("another path").isEqualTo(404);
        HttpResponse<byte[]> got = node.get(file + QUERY);
        assertThat(got.body()).isEqualTo(content);
        assertThat(got.headers().firstValue("content-type")).hasValue("application/octet-stream");
      }
    }
    try (RunningServer again = new RunningServer(directory)) {
      assertThat(again.client("n2.test").get(BUCKET + "md5/" + sum("MD5", content)).statusCode())
          .as("another node's")
          .isEqualTo(404);
      assertThat(again.operator().get(BUCKET + "md5/" + sum("MD5", content)).body())
          .isEqualTo(content);
    }
  }

  @Test
  void whatIsNotWhatItSaysIsRefused() throws Exception {
    byte[] content = "welcome\n".getBytes(UTF_8);
    try (RunningServer site = new RunningServer(directory)) {
      Client node = site.client("n1.test");
      String right = sum("SHA-256", content);
      assertThat(node.put(BUCKET + "sha256/" + sum("SHA-256", new byte[1]), content).statusCode())
          .isEqualTo(400);
      assertThat(
              node.put(BUCKET + "sha256/" + right.toUpperCase(Locale.ROOT), content).statusCode())
          .isEqualTo(400);
      assertThat(node.put(BUCKET + "md5/" + right, content).statusCode()).isEqualTo(400);
      assertThat(node.put(BUCKET + "crc32/" + right, content).statusCode()).isEqualTo(400);
      assertThat(node.put(BUCKET + "sha256", content).statusCode()).isEqualTo(400);
      assertThat(node.get(BUCKET + "sha256/" + right).statusCode()).isEqualTo(404);
      assertThat(node.get(BUCKET + "sha256/" + right + "?list_all=true").statusCode())
          .isEqualTo(400);
      assertThat(
              Client.anybody(site.server()).put(BUCKET + "sha256/" + right, content).statusCode())
          .isEqualTo(403);
      assertThat(node.put(BUCKET + "sha256/" + right, new byte[65 << 20]).statusCode())
          .isEqualTo(413);
    }
  }
}
