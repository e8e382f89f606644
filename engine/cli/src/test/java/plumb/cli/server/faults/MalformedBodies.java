package plumb.cli.server.faults;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;

/** Bodies of requests that are almost, or not at all, what the server expects. One thread. */
final class MalformedBodies {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What stands where something else should. */
  private static final List<String> VALUES =
      List.of(
          "null",
          "true",
          "-0",
          "1e400",
          "-1e-400",
          "1" + "0".repeat(2000),
          "1.5",
          "\"\"",
          "[]",
          "{}",
          "\"\\u0000\"",
          "\"a\\u0000b\"",
          "\"\\ud800\"",
          "\"../../etc/passwd\"",
          "[[[[[]]]]]",
          "[".repeat(3000) + "]".repeat(3000),
          "{\"a\":".repeat(900) + "1" + "}".repeat(900),
          "\"" + "x".repeat(70_000) + "\"",
          "\"victim.test\"",
          "[null, {}, [1]]",
          "{\"__ptype\": \"Sensitive\", \"__pvalue\": \"x\"}",
          "{\"__ptype\": \"Deferred\", \"name\": \"file\", \"arguments\": [\"/etc/shadow\"]}",
          "{\"__ptype\": \"Regexp\", \"__pvalue\": \"(\"}",
          "{\"__ptype\": \"Timestamp\", \"__pvalue\": \"never\"}",
          "{\"__ptype\": \"Binary\", \"__pvalue\": \"?\"}",
          "{\"__ptype\": \"Hash\", \"__pvalue\": [1]}",
          "{\"__ptype\": \"java.lang.Runtime\"}",
          "{\"__ptype\": {}}",
          "\"9999-99-99T99:99:99Z\"",
          "\"-999999999-01-01T00:00:00Z\"",
          "\"+1000000000-01-01T00:00:00Z\"");

  private final Random chance;
  private final String own;

  MalformedBodies(Random chance, String own) {
    this.chance = chance;
    this.own = own;
  }

  /** What an honest client would say that the body is. */
  static String type(String target) {
    return target.contains("v3/catalog")
        ? "application/x-www-form-urlencoded"
        : target.contains("file_bucket") ? "application/octet-stream" : "application/json";
  }

  byte[] next(String target) throws IOException {
    byte[] body =
        switch (chance.nextInt(8)) {
          case 0 -> rubbish();
          case 1 -> cut(honest(target).getBytes(UTF_8));
          case 2 -> flipped(honest(target).getBytes(UTF_8));
          default -> changed(target);
        };
    return chance.nextInt(10) == 0 ? packed(body) : body;
  }

  private byte[] rubbish() {
    byte[] bytes = new byte[chance.nextInt(3000)];
    chance.nextBytes(bytes);
    return bytes;
  }

  private byte[] cut(byte[] body) {
    return Arrays.copyOf(body, chance.nextInt(body.length + 1));
  }

  private byte[] flipped(byte[] body) {
    for (int i = 0; i < 3 && body.length > 0; i++) {
      body[chance.nextInt(body.length)] ^= (byte) (1 << chance.nextInt(8));
    }
    return body;
  }

  private byte[] packed(byte[] body) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(body);
      if (chance.nextInt(20) == 0) {
        out.write(new byte[16 << 20]);
      }
    }
    byte[] whole = packed.toByteArray();
    return chance.nextBoolean() ? whole : flipped(whole);
  }

  private String honest(String target) throws IOException {
    if (target.contains("certificate_request")) {
      return request();
    }
    String json = document(target).toString();
    return target.contains("v3/catalog") ? form(json) : json;
  }

  private String request() {
    String common =
        List.of(own, "../x", "a\u0000b", "x".repeat(500), "", "VICTIM.test", "victim.test", "*")
            .get(chance.nextInt(8));
    try {
      return chance.nextBoolean()
          ? Impostors.request(common, own)
          : WireNode.request(own, WireNode.key());
    } catch (Exception e) {
      return "-----BEGIN CERTIFICATE REQUEST-----\n" + common;
    }
  }

  private String form(String facts) {
    String format =
        List.of("application%2Fjson", "pson", "yaml", "application%2Fx-msgpack", "%00")
            .get(chance.nextInt(5));
    return "environment=production&facts_format="
        + format
        + "&facts="
        + URLEncoder.encode(URLEncoder.encode(facts, UTF_8), UTF_8)
        + "&static_catalog=true&checksum_type="
        + (chance.nextBoolean() ? "sha256.md5" : "%00.x")
        + (chance.nextInt(20) == 0 ? "&x=y".repeat(1000) : "");
  }

  private ObjectNode document(String target) throws IOException {
    if (target.contains("report")) {
      String report = SentReport.of(own, UUID.randomUUID().toString(), "m");
      return (ObjectNode) JSON.readTree(report);
    }
    if (target.contains("v4")) {
      return (ObjectNode)
          JSON.readTree(
              ("{\"certname\":\"%s\",\"environment\":\"production\",\"facts\":{\"x\":\"1\"},"
                      + "\"persistence\":{\"facts\":true,\"catalog\":true},\"trusted_facts\":{},"
                      + "\"options\":{\"capture_logs\":true,\"log_level\":\"debug\"}}")
                  .formatted(own));
    }
    if (target.contains("-ca/")) {
      return (ObjectNode)
          JSON.readTree("{\"desired_state\":\"revoked\",\"certnames\":[\"nobody\"],\"ttl\":1}");
    }
    return (ObjectNode)
        JSON.readTree(
            "{\"name\":\"%s\",\"values\":{\"x\":\"1\",\"os\":{\"family\":[1]}}}".formatted(own));
  }

  /** A document in which some values are others. */
  private byte[] changed(String target) throws IOException {
    if (target.contains("certificate_request") || target.contains("file_bucket")) {
      return flipped(honest(target).getBytes(UTF_8));
    }
    ObjectNode document = document(target);
    for (int i = 1 + chance.nextInt(2); i > 0; i--) {
      change(document);
    }
    String json = JSON.writeValueAsString(document);
    return (target.contains("v3/catalog") ? form(json) : json)
        .getBytes(chance.nextInt(10) == 0 ? ISO_8859_1 : UTF_8);
  }

  private void change(ObjectNode document) {
    List<JsonNode> places = new ArrayList<>();
    collect(document, places);
    JsonNode place = places.get(chance.nextInt(places.size()));
    RawValue value = new RawValue(VALUES.get(chance.nextInt(VALUES.size())));
    if (place instanceof ArrayNode array && !array.isEmpty()) {
      array.remove(0);
      array.addRawValue(value);
    } else if (place instanceof ObjectNode object && !object.isEmpty()) {
      List<String> keys = new ArrayList<>();
      object.fieldNames().forEachRemaining(keys::add);
      String key = keys.get(chance.nextInt(keys.size()));
      switch (chance.nextInt(8)) {
        case 0 -> object.remove(key);
        case 1 -> object.putRawValue("a\u0000" + key, value);
        default -> object.putRawValue(key, value);
      }
    }
  }

  private static void collect(JsonNode from, List<JsonNode> places) {
    if (from.isContainerNode()) {
      places.add(from);
      from.forEach(child -> collect(child, places));
    }
  }
}
