package plumb.daemon.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;
import plumb.catalog.json.InvalidJsonException;
import plumb.catalog.json.ValueJson;

/**
 * Requests to servers and their answers (HTTP/1.1, RFC 9112), on connections that are kept. For one
 * thread.
 *
 * <p>Not by {@code java.net.http}: when a server refuses a certificate of TLS 1.3, which it does
 * after the client's handshake is done, that client (of Java 17) waits at times until the request's
 * own time is up.
 */
final class Exchange {
  private static final int CONNECT_MILLIS = 30_000;
  private static final int ANSWER_MILLIS = 600_000;
  private static final int LONGEST_REASON = 4000;

  private final SSLSocketFactory sockets;

  Exchange(SSLContext context) {
    sockets = context.getSocketFactory();
  }

  /**
   * What is asked.
   *
   * @param type of the body
   * @param accept the types of answers that can be read
   * @param body null for none
   */
  record Request(String method, String type, String accept, byte @Nullable [] body) {
    static final Request GET = new Request("GET", "", "*/*", null);
  }

  /**
   * Asks, and returns the body of an answer.
   *
   * @throws ServerException when the server refuses
   */
  InputStream send(ServerAddress server, String path, Request request) throws IOException {
    HttpsURLConnection connection =
        (HttpsURLConnection) URI.create("https://" + server + path).toURL().openConnection();
    connection.setSSLSocketFactory(sockets);
    connection.setInstanceFollowRedirects(false);
    connection.setUseCaches(false);
    connection.setConnectTimeout(CONNECT_MILLIS);
    connection.setReadTimeout(CONNECT_MILLIS);
    connection.setRequestMethod(request.method());
    connection.setRequestProperty("Accept", request.accept());
    connection.setRequestProperty("User-Agent", "plumb-agent");
    byte[] body = request.body();
    if (body != null) {
      connection.setDoOutput(true);
      connection.setRequestProperty("Content-Type", request.type());
    }
    connection.connect();
    // Compiles take longer than a handshake may.
    connection.setReadTimeout(ANSWER_MILLIS);
    if (body != null) {
      try (OutputStream out = connection.getOutputStream()) {
        out.write(body);
      }
    }
    int status = connection.getResponseCode();
    if (status / 100 == 2) {
      return connection.getInputStream();
    }
    throw refusal(status, connection);
  }

  private static ServerException refusal(int status, HttpsURLConnection connection)
      throws IOException {
    String text = "";
    try (InputStream body = connection.getErrorStream()) {
      if (body != null) {
        text = new String(body.readNBytes(LONGEST_REASON), StandardCharsets.UTF_8);
      }
    }
    return new ServerException(
        status, sentence(status, text), wait(connection.getHeaderField("Retry-After")));
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

  /** When a server wants to be asked again: seconds, or a date (RFC 9110, 10.2.3). */
  private static @Nullable Duration wait(@Nullable String header) {
    if (header == null) {
      return null;
    }
    try {
      Duration wait =
          header.strip().matches("\\d{1,9}")
              ? Duration.ofSeconds(Long.parseLong(header.strip()))
              : Duration.between(
                  ZonedDateTime.now(),
                  ZonedDateTime.parse(header.strip(), DateTimeFormatter.RFC_1123_DATE_TIME));
      return wait.compareTo(Duration.ofSeconds(1)) < 0 ? Duration.ofSeconds(1) : wait;
    } catch (DateTimeException noTime) {
      return null;
    }
  }
}
