package plumb.cli.server.faults;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Requests as no honest client sends them, by chance. One thread. */
final class MalformedRequests {
  private static final List<String> TARGETS =
      List.of(
          "GET /puppet/v3/catalog/N?environment=production",
          "POST /puppet/v3/catalog/N?environment=production",
          "POST /puppet/v3/catalog/N",
          "GET /puppet/v3/node/N?environment=production",
          "PUT /puppet/v3/facts/N?environment=production",
          "PUT /puppet/v3/report/N?environment=production",
          "GET /puppet/v3/file_metadata/modules/m/f?environment=production",
          "GET /puppet/v3/file_metadatas/modules/m?environment=production&recurse=true",
          "GET /puppet/v3/file_metadatas/plugins?environment=production&recurse=true&links=follow",
          "GET /puppet/v3/file_content/modules/m/link/secret?environment=production",
          "GET /puppet/v3/file_content/modules/m/f?environment=production",
          "GET /puppet/v3/file_content/files/f?environment=production",
          "GET /puppet/v3/static_file_content/modules/m/files/f?environment=production&code_id=1",
          "GET /puppet/v3/file_bucket_file/sha256/DIGEST",
          "HEAD /puppet/v3/file_bucket_file/md5/00000000000000000000000000000000/etc/f",
          "PUT /puppet/v3/file_bucket_file/sha256/DIGEST/etc/f",
          "GET /puppet-ca/v1/certificate/N",
          "GET /puppet-ca/v1/certificate_revocation_list/ca",
          "GET /puppet-ca/v1/certificate_request/N",
          "PUT /puppet-ca/v1/certificate_request/N",
          "DELETE /puppet-ca/v1/certificate_request/N",
          "POST /puppet-ca/v1/certificate_renewal",
          "GET /puppet-ca/v1/certificate_status/N",
          "PUT /puppet-ca/v1/certificate_status/N",
          "GET /puppet-ca/v1/certificate_statuses/any",
          "POST /puppet-ca/v1/sign",
          "PUT /puppet-ca/v1/clean",
          "POST /puppet/v4/catalog",
          "GET /puppet/v3/environments",
          "GET /puppet/v3/environment_classes?environment=production",
          "GET /puppet/v3/environment_modules?environment=production",
          "GET /plumb/v1/nodes?where=Q",
          "GET /plumb/v1/nodes/N",
          "GET /plumb/v1/nodes/N/facts",
          "GET /plumb/v1/nodes/N/catalog",
          "GET /plumb/v1/nodes/N/reports?limit=1",
          "GET /plumb/v1/nodes/N/reports/1",
          "GET /plumb/v1/resources?type=File",
          "GET /plumb/v1/events?since=1d",
          "GET /status/v1/services",
          "GET /status/v1/simple/x",
          "GET /metrics");

  private static final List<String> BITS =
      List.of(
          "..",
          "/../",
          "%2e%2e/",
          "%2e%2e%2f",
          "..%2f..%2f..%2fetc/passwd",
          "%00",
          "%c0%ae%c0%ae/",
          "\u00ff\u00fe",
          "%ff",
          "%",
          "%zz",
          "//",
          "/./",
          "\\..\\",
          ";a=b",
          "?",
          "&",
          "=",
          "#",
          "*",
          "'",
          "\"",
          "%0d%0aset-cookie:x",
          "+",
          " ",
          "\u0001",
          "%u0041",
          "[",
          "]",
          "{",
          "|",
          "^",
          "../../../outside/secret",
          "../manifests/site.pp",
          "../hiera.yaml",
          "victim.test",
          "environment=..%2f..",
          "environment=",
          "environment=%00",
          "&environment=a&environment=b",
          "&recurse=infinite",
          "&recurselimit=-1",
          "&recurselimit=99999999999999999999",
          "&checksum_type=crc",
          "&links=x",
          "&ignore=%5B",
          "&ignore=" + "*".repeat(50),
          "&source_permissions=use",
          "&code_id=..%2f..",
          "&where=((((",
          "&limit=-1",
          "&limit=x",
          "&since=99999999999999d",
          "&after=%00",
          "&facts=%7B%7D",
          "&type=%00",
          "&status=%00");

  private static final List<String> HEADERS =
      List.of(
          "content-encoding: gzip",
          "content-encoding: deflate",
          "content-encoding: br",
          "content-encoding: gzip, gzip",
          "content-length: -1",
          "content-length: 99999999999",
          "content-length: 1\r\ncontent-length: 2",
          "transfer-encoding: chunked",
          "transfer-encoding: gzip, chunked",
          "expect: 100-continue",
          "expect: x",
          "connection: upgrade\r\nupgrade: h2c\r\nhttp2-settings: AAMAAABkAAQAAP__",
          "upgrade: websocket",
          "accept: */*",
          "accept: text/pson",
          "accept: \u0000",
          "accept: ,;q=x",
          "accept-encoding: gzip",
          "accept-encoding: gzip;q=x, zstd",
          "range: bytes=0-1",
          "range: bytes=99999999999-",
          "if-modified-since: yesterday",
          "if-none-match: *",
          "authorization: Bearer plumb_x",
          "authorization: Bearer ",
          "authorization: Basic eDp5",
          "authorization: Bearer \u00ff",
          "x-authentication: plumb_\u0001",
          "x-authentication: 0",
          "x-client-dn: CN=victim.test",
          "x-client-verify: SUCCESS",
          "x-forwarded-for: 127.0.0.1",
          "x-ssl-subject: CN=victim.test",
          "x-http-method-override: DELETE",
          "host: ../",
          "host: ",
          "cookie: \u00e9",
          "no colon",
          ": no name",
          " folded",
          "x: a\r\n b",
          "\u00ff: x",
          "content-type: application/x-www-form-urlencoded",
          "content-type: text/pson",
          "content-type: application/x-msgpack",
          "content-type: application/vnd.puppet.rich+json",
          "content-type: multipart/form-data; boundary=x",
          "content-type: ;",
          "content-type: \u00ff");

  private static final Pattern PROMISE =
      Pattern.compile("\n(content-length|transfer-encoding|expect|upgrade|connection):");

  private final Random chance;
  private final MalformedBodies bodies;
  private final String own;
  private final @Nullable String token;

  /**
   * Prepares.
   *
   * @param own the name of who sends
   * @param token of an operator, or null
   */
  MalformedRequests(Random chance, String own, @Nullable String token) {
    this.chance = chance;
    this.own = own;
    this.token = token;
    bodies = new MalformedBodies(chance, own);
  }

  /**
   * A request.
   *
   * @param isWhole whether it promises no more than there is, so that it must be answered
   */
  record Request(byte[] bytes, boolean isHead, boolean isWhole, String target) {}

  Request next() throws IOException {
    String target = TARGETS.get(chance.nextInt(TARGETS.size()));
    String line = line(target);
    byte[] body =
        line.startsWith("P") || chance.nextInt(10) == 0 ? bodies.next(target) : new byte[0];
    StringBuilder head = new StringBuilder(line).append(" HTTP/1.1\r\nhost: localhost\r\n");
    if (token != null) {
      head.append("authorization: Bearer ").append(token).append("\r\n");
    }
    for (int i = chance.nextInt(3); i > 0; i--) {
      head.append(HEADERS.get(chance.nextInt(HEADERS.size()))).append("\r\n");
    }
    if (chance.nextInt(50) == 0) {
      head.append("x-long: ").append("x".repeat(chance.nextInt(100_000))).append("\r\n");
    }
    if (chance.nextInt(50) == 0) {
      head.append("x-many: x\r\n".repeat(chance.nextInt(2000)));
    }
    if (!head.toString().contains("content-type")) {
      head.append("content-type: ").append(MalformedBodies.type(target)).append("\r\n");
    }
    boolean isWhole = !PROMISE.matcher(head).find();
    head.append("content-length: ").append(body.length).append("\r\n\r\n");
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.write(head.toString().getBytes(ISO_8859_1));
    all.write(body);
    return new Request(all.toByteArray(), line.startsWith("HEAD"), isWhole, line);
  }

  private String line(String target) {
    String name =
        switch (chance.nextInt(6)) {
          case 0 -> "victim.test";
          case 1 -> "x".repeat(chance.nextInt(400)) + "%00";
          default -> own;
        };
    String line =
        target
            .replace("N", name)
            .replace("where=Q", "where=" + query())
            .replace("DIGEST", "0".repeat(64));
    for (int i = chance.nextInt(3); i > 0; i--) {
      int at = line.indexOf(' ') + 2 + chance.nextInt(line.length() - line.indexOf(' ') - 1);
      line = line.substring(0, at) + BITS.get(chance.nextInt(BITS.size())) + line.substring(at);
    }
    if (chance.nextInt(100) == 0) {
      line += "x".repeat(chance.nextInt(80_000));
    }
    return switch (chance.nextInt(100)) {
      case 0 -> line.replaceFirst("[A-Z]+ ", "BREW ");
      case 1 -> line.replaceFirst("[A-Z]+ ", "OPTIONS ");
      case 2 -> line.replaceFirst(" /", " http://other.test/");
      default -> line;
    };
  }

  private String query() {
    List<String> queries =
        List.of(
            "facts.x = 1",
            "facts.a.b.c ~ '('",
            "(".repeat(5000),
            "name = '\u0000'",
            "x".repeat(3000),
            "facts.x > 99999999999999999999",
            "class = 'a' or not (name ~ '" + "(a*)*".repeat(9) + "b')");
    return URLEncoder.encode(queries.get(chance.nextInt(queries.size())), UTF_8);
  }
}
