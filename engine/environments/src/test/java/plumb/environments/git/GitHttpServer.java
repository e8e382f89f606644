package plumb.environments.git;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** Serves the repositories below a directory with git's own http-backend. */
public final class GitHttpServer implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newFixedThreadPool(8);
  private final Path directory;
  private final @Nullable String authorization;

  /**
   * @param authorization what the header of that name has to be, or null
   */
  public GitHttpServer(Path directory, @Nullable String authorization) throws IOException {
    this.directory = directory;
    this.authorization = authorization;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  /** The address of the directory. */
  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String sent = exchange.getRequestHeaders().getFirst("Authorization");
      if (authorization != null && !authorization.equals(sent)) {
        exchange.getResponseHeaders().add("WWW-Authenticate", "Basic realm=git");
        exchange.sendResponseHeaders(401, -1);
        return;
      }
      ProcessBuilder backend = new ProcessBuilder("git", "http-backend");
      describe(exchange, backend.environment());
      Process process = backend.redirectError(ProcessBuilder.Redirect.DISCARD).start();
      try (OutputStream in = process.getOutputStream()) {
        exchange.getRequestBody().transferTo(in);
      }
      try (InputStream out = new BufferedInputStream(process.getInputStream())) {
        respond(exchange, out);
      }
    }
  }

  private void describe(HttpExchange exchange, Map<String, String> environment) {
    environment.put("GIT_PROJECT_ROOT", directory.toString());
    environment.put("GIT_HTTP_EXPORT_ALL", "1");
    environment.put("REQUEST_METHOD", exchange.getRequestMethod());
    environment.put("PATH_INFO", exchange.getRequestURI().getPath());
    String query = exchange.getRequestURI().getQuery();
    environment.put("QUERY_STRING", query == null ? "" : query);
    copy(exchange, "Content-Type", environment, "CONTENT_TYPE");
    copy(exchange, "Content-Encoding", environment, "HTTP_CONTENT_ENCODING");
    copy(exchange, "Git-Protocol", environment, "GIT_PROTOCOL");
  }

  private static void copy(
      HttpExchange exchange, String header, Map<String, String> environment, String variable) {
    String value = exchange.getRequestHeaders().getFirst(header);
    if (value != null) {
      environment.put(variable, value);
    }
  }

  private static void respond(HttpExchange exchange, InputStream out) throws IOException {
    int status = 200;
    for (String line = line(out); !line.isEmpty(); line = line(out)) {
      int colon = line.indexOf(':');
      String value = line.substring(colon + 1).strip();
      if (line.startsWith("Status:")) {
        status = Integer.parseInt(value.substring(0, 3));
      } else {
        exchange.getResponseHeaders().add(line.substring(0, colon), value);
      }
    }
    exchange.sendResponseHeaders(status, 0);
    out.transferTo(exchange.getResponseBody());
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
      line.append((char) c);
    }
    return new String(line.toString().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8)
        .strip();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
