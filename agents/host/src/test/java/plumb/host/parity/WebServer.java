package plumb.host.parity;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.GZIPOutputStream;

/**
 * A web server on this machine: {@code /KIND/PATH} gives the file at a path below its directory,
 * and the kind says how. It is what they say: {@code dated}, {@code md5}, {@code sha256}, {@code
 * wrong} (a checksum of something else), {@code bare} (nothing is said of the file), {@code packed}
 * (by gzip), {@code nosense} (a checksum that is none), {@code baddate}, {@code moved}, {@code
 * near} (moved, with a relative address), {@code loop}, {@code nohead}, {@code broken}, {@code
 * gone} (between the question for the headers and the one for the file), {@code private} (for "me"
 * with the password "p%40ss").
 */
public final class WebServer implements AutoCloseable {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH);

  private final HttpServer server;
  private final Path directory;
  private final List<String> asked = new CopyOnWriteArrayList<>();

  private WebServer(HttpServer server, Path directory) {
    this.server = server;
    this.directory = directory;
  }

  /** Starts a server. */
  public static WebServer start(Path directory) throws IOException {
    return serve(
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0),
        directory);
  }

  /** Starts a server that was made by the caller. */
  public static WebServer serve(HttpServer made, Path directory) {
    WebServer server = new WebServer(made, directory);
    made.createContext("/", server::answer);
    made.start();
    return server;
  }

  /** Returns the address, without a slash at the end. */
  public String address() {
    return "http://localhost:" + port();
  }

  int port() {
    return server.getAddress().getPort();
  }

  /** Returns what was asked since the last call, such as {@code HEAD /dated/x}. */
  public List<String> asked() {
    List<String> all = new ArrayList<>(asked);
    asked.clear();
    return all;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getRawPath();
      asked.add(exchange.getRequestMethod() + " " + path);
      int slash = path.indexOf('/', 1);
      answer(exchange, path.substring(1, slash), path.substring(slash + 1));
    }
  }

  private void answer(HttpExchange exchange, String kind, String name) throws IOException {
    Headers headers = exchange.getResponseHeaders();
    boolean isHead = exchange.getRequestMethod().equals("HEAD");
    String authorization = exchange.getRequestHeaders().getFirst("Authorization");
    Path file = directory.resolve(name);
    if (kind.equals("moved") || kind.equals("near") || kind.equals("loop")) {
      String path = (kind.equals("loop") ? "/loop/" : "/dated/") + name;
      headers.set("Location", kind.equals("near") ? path : address() + path);
      exchange.sendResponseHeaders(kind.equals("near") ? 307 : 302, -1);
    } else if (kind.equals("nohead") && isHead) {
      exchange.sendResponseHeaders(405, -1);
    } else if (kind.equals("broken")) {
      exchange.sendResponseHeaders(500, -1);
    } else if (kind.equals("private") && !credentials().equals(authorization)) {
      exchange.sendResponseHeaders(401, -1);
    } else if (!Files.exists(file) || (kind.equals("gone") && !isHead)) {
      send(exchange, 404, "no such thing".getBytes(StandardCharsets.UTF_8));
    } else {
      byte[] content = Files.readAllBytes(file);
      describe(headers, kind, file, content);
      send(exchange, 200, kind.equals("packed") ? packed(content) : content);
    }
  }

  private static byte[] packed(byte[] content) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(content);
    }
    return out.toByteArray();
  }

  private static String credentials() {
    return "Basic "
        + Base64.getEncoder().encodeToString("me:p%40ss".getBytes(StandardCharsets.UTF_8));
  }

  private static void describe(Headers headers, String kind, Path file, byte[] content)
      throws IOException {
    if (!kind.equals("bare")) {
      String time =
          TIME.format(Files.getLastModifiedTime(file).toInstant().atOffset(ZoneOffset.UTC));
      headers.set("Last-Modified", kind.equals("baddate") ? "yesterday" : time);
    }
    if (kind.equals("md5") || kind.equals("wrong")) {
      byte[] md5 = digest("MD5", kind.equals("wrong") ? new byte[] {1} : content);
      headers.set("Content-MD5", Base64.getEncoder().encodeToString(md5));
    }
    if (kind.equals("packed")) {
      headers.set("Content-Encoding", "gzip");
    }
    if (kind.equals("nosense")) {
      headers.set("X-Checksum-Sha256", "zz");
    }
    if (kind.equals("sha256")) {
      headers.set("X-Checksum-Sha256", HexFormat.of().formatHex(digest("SHA-256", content)));
    }
  }

  private static byte[] digest(String algorithm, byte[] content) {
    try {
      return MessageDigest.getInstance(algorithm).digest(content);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
    if (exchange.getRequestMethod().equals("HEAD")) {
      exchange.getResponseHeaders().set("Content-Length", Integer.toString(body.length));
      exchange.sendResponseHeaders(status, -1);
    } else {
      exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
