package plumb.daemon.server;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import plumb.catalog.json.InvalidJsonException;
import plumb.catalog.json.ValueJson;

/**
 * Talks with one of several servers: with the first that can be reached, from then on with that
 * one, and with the next when it no longer answers. For one thread.
 */
final class Connection {
  private static final Duration CONNECT = Duration.ofSeconds(30);
  private static final Duration ANSWER = Duration.ofMinutes(10);
  private static final int LONGEST_REASON = 4000;

  private final List<ServerAddress> servers;
  private final HttpClient client;
  private int current;

  Connection(List<ServerAddress> servers, SSLContext context) {
    this.servers = List.copyOf(servers);
    client =
        HttpClient.newBuilder()
            .sslContext(context)
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  /** The server that is talked with. */
  ServerAddress server() {
    return servers.get(current);
  }

  /** Fetches something as text. */
  String text(String path) throws IOException, InterruptedException {
    try (InputStream in = open(path)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** Fetches something. */
  InputStream open(String path) throws IOException, InterruptedException {
    return send(path, request -> request.GET());
  }

  /** Sends something. */
  void put(String path, String type, byte[] body) throws IOException, InterruptedException {
    send(
            path,
            request -> request.header("Content-Type", type).PUT(BodyPublishers.ofByteArray(body)))
        .close();
  }

  /** Sends a form, and returns what comes back. */
  InputStream post(String path, String form, String accept)
      throws IOException, InterruptedException {
    return send(
        path,
        request ->
            request
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", accept)
                .POST(BodyPublishers.ofString(form)));
  }

  private interface Shape {
    HttpRequest.Builder of(HttpRequest.Builder request);
  }

  private InputStream send(String path, Shape shape) throws IOException, InterruptedException {
    List<String> reasons = new ArrayList<>();
    for (int i = 0; i < servers.size(); i++) {
      ServerAddress server = server();
      try {
        return send(server, path, shape);
      } catch (ServerException e) {
        if (!e.isPassing() || servers.size() == 1) {
          throw e;
        }
        reasons.add(server + ": " + e.getMessage());
      } catch (IOException e) {
        reasons.add(server + ": " + reason(e));
      }
      current = (current + 1) % servers.size();
    }
    throw new IOException("No server can be used: " + String.join("; ", reasons));
  }

  private InputStream send(ServerAddress server, String path, Shape shape)
      throws IOException, InterruptedException {
    URI uri = URI.create("https://" + server + path);
    HttpRequest request = shape.of(HttpRequest.newBuilder(uri).timeout(ANSWER)).build();
    HttpResponse<InputStream> response = client.send(request, BodyHandlers.ofInputStream());
    if (response.statusCode() / 100 == 2) {
      return response.body();
    }
    try (InputStream body = response.body()) {
      String text = new String(body.readNBytes(LONGEST_REASON), StandardCharsets.UTF_8);
      throw new ServerException(response.statusCode(), sentence(response.statusCode(), text));
    }
  }

  /** What a server says of its refusal: JSON with a message, or a text. */
  private static String sentence(int status, String text) {
    try {
      if (ValueJson.parse(text) instanceof Map<?, ?> map && map.get("message") != null) {
        return String.valueOf(map.get("message"));
      }
    } catch (InvalidJsonException plain) {
      // A text, then.
    }
    return text.isBlank() ? "the server answers with the status " + status : text.strip();
  }

  private static String reason(IOException problem) {
    String message = problem.getMessage();
    Throwable cause = problem.getCause();
    while ((message == null || message.isEmpty()) && cause != null) {
      message = cause.getMessage();
      cause = cause.getCause();
    }
    return message == null || message.isEmpty() ? "it cannot be reached" : message;
  }
}
