package plumb.daemon.server;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Talks with one of several servers: with the first that can be used, from then on with that one,
 * and with the next when it no longer can. Where all can be used later only, they are asked again
 * when they say. For one thread.
 */
final class Connection {
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final int MOST = 512 << 20;

  private final List<ServerAddress> servers;
  private final Exchange exchange;
  private final Consumer<String> warnings;
  private int current;

  /**
   * Prepares to talk; talks with nobody yet.
   *
   * @param warnings is told of servers that cannot be used while others can
   */
  Connection(List<ServerAddress> servers, SSLContext context, Consumer<String> warnings) {
    this.servers = List.copyOf(servers);
    this.exchange = new Exchange(context);
    this.warnings = warnings;
  }

  /** The server that is talked with. */
  ServerAddress server() {
    return servers.get(current);
  }

  /** Fetches something as text. */
  String text(String path) throws IOException, InterruptedException {
    return send(path, Exchange.Request.GET, Connection::text);
  }

  /** Fetches something; where a server fails while it is read, no other one is asked. */
  InputStream open(String path) throws IOException, InterruptedException {
    return send(path, Exchange.Request.GET, stream -> stream);
  }

  /** Sends something. */
  void put(String path, String type, byte[] body) throws IOException, InterruptedException {
    String unused = send(path, new Exchange.Request("PUT", type, "*/*", body), Connection::text);
  }

  /** Sends something, and returns the text that comes back. */
  String post(String path, String type, String body, String accept)
      throws IOException, InterruptedException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return send(path, new Exchange.Request("POST", type, accept, bytes), Connection::text);
  }

  /** Reads an answer while another server can still be asked. */
  private interface Reading<T> {
    T of(InputStream stream) throws IOException;
  }

  private static String text(InputStream stream) throws IOException {
    try (stream) {
      byte[] bytes = stream.readNBytes(MOST);
      if (bytes.length == MOST) {
        throw new IOException("the answer has more than " + (MOST >> 20) + " MiB");
      }
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }

  private <T> T send(String path, Exchange.Request request, Reading<T> reading)
      throws IOException, InterruptedException {
    long start = System.nanoTime();
    while (true) {
      List<String> reasons = new ArrayList<>();
      Duration wait = null;
      for (int i = 0; i < servers.size(); i++) {
        try {
          return reading.of(exchange.send(server(), path, request));
        } catch (ServerException e) {
          if (!e.isPassing()) {
            throw e;
          }
          wait = shorter(wait, e.retryAfter());
          reasons.add(server() + ": " + e.getMessage());
        } catch (IOException e) {
          reasons.add(server() + ": " + reason(e));
        }
        next(reasons.get(i));
      }
      String problem = "No server can be used: " + String.join("; ", reasons);
      if (wait == null || System.nanoTime() - start + wait.toNanos() > PATIENCE.toNanos()) {
        throw new IOException(problem);
      }
      warnings.accept(problem + "; asking again in " + wait.toSeconds() + " s");
      TimeUnit.NANOSECONDS.sleep(wait.toNanos());
    }
  }

  private void next(String reason) {
    if (servers.size() > 1) {
      current = (current + 1) % servers.size();
      warnings.accept("Cannot use " + reason + "; next is " + server());
    }
  }

  private static @Nullable Duration shorter(@Nullable Duration one, @Nullable Duration other) {
    return one == null || (other != null && other.compareTo(one) < 0) ? other : one;
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
