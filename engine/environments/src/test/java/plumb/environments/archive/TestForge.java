package plumb.environments.archive;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import plumb.catalog.json.ValueJson;
import plumb.values.Undef;

/** A small local server with as much of a Forge's API as modules are deployed with. */
public final class TestForge implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newFixedThreadPool(4);
  private final Map<String, byte[]> answers = new ConcurrentHashMap<>();
  private final Map<String, List<Object>> releases = new ConcurrentHashMap<>();
  private final List<String> asked = Collections.synchronizedList(new ArrayList<>());

  public TestForge() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  /** Its address. */
  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** The paths that were asked for. */
  public List<String> asked() {
    return asked;
  }

  /** Serves bytes at a path. */
  public void serve(String path, byte[] bytes) {
    answers.put(path, bytes);
  }

  /**
   * Publishes a release, which becomes the current one.
   *
   * @param dependencies version ranges by names
   */
  public void publish(
      String slug, String version, byte[] archive, Map<String, String> dependencies) {
    String file = "/v3/files/" + slug + "-" + version + ".tar.gz";
    serve(file, archive);
    List<Object> needs = new ArrayList<>();
    dependencies.forEach(
        (name, range) -> needs.add(Map.of("name", name, "version_requirement", range)));
    Map<String, Object> release = new LinkedHashMap<>();
    release.put("uri", "/v3/releases/" + slug + "-" + version);
    release.put("slug", slug + "-" + version);
    release.put("version", version);
    release.put("file_uri", file);
    release.put("file_sha256", sha256(archive));
    release.put("deleted_at", Undef.UNDEF);
    release.put("metadata", Map.of("name", slug, "version", version, "dependencies", needs));
    json("/v3/releases/" + slug + "-" + version, release);
    List<Object> all = releases.computeIfAbsent(slug, unknown -> new ArrayList<>());
    all.add(0, release);
    Map<String, Object> module = new LinkedHashMap<>();
    module.put("uri", "/v3/modules/" + slug);
    module.put("slug", slug);
    module.put("deprecated_at", Undef.UNDEF);
    module.put("current_release", release);
    module.put("releases", all);
    json("/v3/modules/" + slug, module);
  }

  private void json(String path, Map<String, Object> answer) {
    serve(path, ValueJson.text(answer, false).getBytes(StandardCharsets.UTF_8));
  }

  /** The SHA-256 sum in hexadecimal. */
  public static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      asked.add(path);
      byte[] bytes = answers.get(path);
      exchange
          .getResponseHeaders()
          .add("Content-Type", path.endsWith(".gz") ? "application/gzip" : "application/json");
      if (bytes == null) {
        exchange.sendResponseHeaders(404, -1);
      } else {
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
      }
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
