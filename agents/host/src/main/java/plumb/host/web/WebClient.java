package plumb.host.web;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Asks web servers (HTTP/1.1, RFC 9110). Follows redirections, but from {@code https} only to
 * {@code https}, and tells only the server that was asked first who asks. Every wait has an end.
 * For one thread.
 */
public final class WebClient {
  private static final int MOST_HOPS = 10;
  private static final Set<Integer> ELSEWHERE = Set.of(301, 302, 303, 307, 308);
  private static final Set<Integer> LATER = Set.of(429, 503);

  private final Map<String, String> environment;
  private final Limits limits;
  private final Waiting waiting;
  private @Nullable HttpClient client;

  /**
   * How long things may take.
   *
   * @param connect until a server is reached
   * @param silence until the next bytes come
   * @param whole until a file is there
   * @param later how long a server that says so may keep us waiting, in all
   */
  public record Limits(Duration connect, Duration silence, Duration whole, Duration later) {
    /** What the reference has, and an end where it has none. */
    public static final Limits USUAL =
        new Limits(
            Duration.ofMinutes(2),
            Duration.ofMinutes(10),
            Duration.ofHours(6),
            Duration.ofMinutes(10));
  }

  /** Told before a wait that a server asks for. */
  public interface Waiting {
    void waits(String sentence);
  }

  /**
   * What a server answers.
   *
   * @param body to be read and closed by who gets it
   */
  public record Answer(int status, HttpHeaders headers, InputStream body) implements Closeable {
    /** Returns whether what was asked for is there. */
    public boolean succeeded() {
      return status / 100 == 2;
    }

    /** Returns a header, or null. */
    public @Nullable String header(String name) {
      return headers.firstValue(name).orElse(null);
    }

    @Override
    public void close() throws IOException {
      body.close();
    }
  }

  /**
   * Prepares a client; nothing is done before the first question.
   *
   * @param environment variables that name a proxy and trusted authorities
   */
  public WebClient(Map<String, String> environment, Limits limits, Waiting waiting) {
    this.environment = Map.copyOf(environment);
    this.limits = limits;
    this.waiting = waiting;
  }

  /** Asks what a server says of a file. */
  public Answer head(WebAddress address) throws IOException, InterruptedException {
    return send(address, "HEAD", false);
  }

  /** Asks the same with a method that servers refuse less often: for the first byte. */
  public Answer firstByte(WebAddress address) throws IOException, InterruptedException {
    return send(address, "GET", true);
  }

  /** Asks for a file. */
  public Answer get(WebAddress address) throws IOException, InterruptedException {
    return send(address, "GET", false);
  }

  private Answer send(WebAddress address, String method, boolean firstByte)
      throws IOException, InterruptedException {
    URI at = address.uri();
    Duration left = limits.later();
    for (int hops = 0; hops <= MOST_HOPS; ) {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(at)
              .timeout(limits.silence())
              .header("User-Agent", "Plumb")
              .method(method, BodyPublishers.noBody());
      if (firstByte) {
        request.header("Range", "bytes=0-0");
      }
      if (address.authorization() != null && isSameServer(at, address.uri())) {
        request.header("Authorization", address.authorization());
      }
      Answer answer = answer(request.build());
      Duration wait = LATER.contains(answer.status()) ? wait(answer) : null;
      if (ELSEWHERE.contains(answer.status())) {
        answer.close();
        at = next(at, answer.header("Location"));
        hops++;
      } else if (wait != null && wait.compareTo(left) <= 0) {
        answer.close();
        waiting.waits("Sleeping for " + wait.toSeconds() + " seconds before retrying the request");
        Thread.sleep(wait.toMillis());
        left = left.minus(wait);
      } else {
        return answer;
      }
    }
    throw new IOException("Too many redirections of " + address);
  }

  private Answer answer(HttpRequest request) throws IOException, InterruptedException {
    HttpResponse<InputStream> response;
    try {
      response = client().send(request, BodyHandlers.ofInputStream());
    } catch (IOException e) {
      throw new IOException(reason(e), e);
    }
    InputStream body = new TimedStream(response.body(), limits.silence(), limits.whole());
    return new Answer(response.statusCode(), response.headers(), body);
  }

  private HttpClient client() throws IOException {
    HttpClient known = client;
    if (known == null) {
      known =
          HttpClient.newBuilder()
              .version(HttpClient.Version.HTTP_1_1)
              .connectTimeout(limits.connect())
              .followRedirects(HttpClient.Redirect.NEVER)
              .proxy(new EnvironmentProxy(environment))
              .sslContext(SystemTrust.context(environment))
              .build();
      client = known;
    }
    return known;
  }

  private static boolean isSameServer(URI one, URI other) {
    return one.getHost().equalsIgnoreCase(other.getHost())
        && one.getPort() == other.getPort()
        && one.getScheme().equalsIgnoreCase(other.getScheme());
  }

  private static URI next(URI from, @Nullable String location) throws IOException {
    if (location == null) {
      throw new IOException("The server redirects to nowhere");
    }
    URI next;
    try {
      next = from.resolve(location);
    } catch (IllegalArgumentException e) {
      throw new IOException("The server redirects to what is no address: " + location, e);
    }
    if (!WebAddress.isOne(next.toString()) || next.getHost() == null) {
      throw new IOException("The server redirects to " + location + ", which is no web server");
    }
    if (from.getScheme().equalsIgnoreCase("https") && !next.getScheme().equalsIgnoreCase("https")) {
      throw new IOException("The server redirects from https to " + location + ", which is not");
    }
    return next;
  }

  /** How long a server that is busy asks us to wait (RFC 9110, 10.2.3), in seconds only. */
  private static @Nullable Duration wait(Answer answer) {
    String text = answer.header("Retry-After");
    return text != null && text.matches("\\d{1,9}")
        ? Duration.ofSeconds(Long.parseLong(text))
        : null;
  }

  /** The JDK leaves out the message where it knows a cause. */
  private static String reason(IOException failure) {
    for (Throwable one = failure; one != null; one = one.getCause()) {
      if (one instanceof UnresolvedAddressException) {
        return "the name of the host is not known";
      }
      if (one.getMessage() != null && !one.getMessage().isBlank()) {
        return one.getMessage();
      }
    }
    return failure instanceof ConnectException ? "no connection" : failure.toString();
  }
}
