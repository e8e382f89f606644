package plumb.environments.archive;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import plumb.environments.EnvironmentException;

/**
 * Gets what a URL of http, https or file names, or a path. Redirects are followed; the token only
 * goes to the host that it is for. Thread-safe.
 *
 * @param token the value of the header Authorization, or null
 * @param proxy the URL of a proxy, or empty
 */
public record Download(@Nullable String token, String proxy) {
  private static final int TIMEOUT_MILLIS = 60_000;
  private static final int MAX_REDIRECTS = 5;

  /** Something that reads what comes. */
  interface Reading<T> {
    T read(InputStream in) throws IOException;
  }

  /**
   * Gets it.
   *
   * @return null when there is no such thing
   * @throws EnvironmentException when it cannot be had
   */
  <T> @Nullable T get(String location, Reading<T> reading) {
    try {
      URI uri = new URI(location);
      String scheme = uri.getScheme();
      if ("http".equals(scheme) || "https".equals(scheme)) {
        return overHttp(uri, reading);
      }
      if (scheme == null || scheme.equals("file")) {
        try (InputStream in = Files.newInputStream(Path.of(uri.getPath()))) {
          return reading.read(in);
        }
      }
      throw new EnvironmentException(
          "DOWNLOAD_FAILED", location + ": only http, https and file are supported");
    } catch (NoSuchFileException e) {
      return null;
    } catch (URISyntaxException e) {
      throw new EnvironmentException("DOWNLOAD_FAILED", location + " is no URL");
    } catch (IOException e) {
      throw new EnvironmentException(
          "DOWNLOAD_FAILED", location + ": " + e.getClass().getSimpleName() + " " + e.getMessage());
    }
  }

  private <T> @Nullable T overHttp(URI start, Reading<T> reading) throws IOException {
    URI uri = start;
    for (int redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
      HttpURLConnection connection = open(uri, uri.getHost().equals(start.getHost()));
      try {
        int status = connection.getResponseCode();
        String next = connection.getHeaderField("Location");
        if (status / 100 == 3 && next != null) {
          uri = uri.resolve(next);
          if (!"http".equals(uri.getScheme()) && !"https".equals(uri.getScheme())) {
            throw new IOException("it redirects to " + uri);
          }
          continue;
        }
        if (status == 404 || status == 410) {
          return null;
        }
        if (status != 200) {
          throw new IOException("the server answers " + status);
        }
        try (InputStream in = connection.getInputStream()) {
          return reading.read(in);
        }
      } finally {
        connection.disconnect();
      }
    }
    throw new IOException("too many redirects");
  }

  private HttpURLConnection open(URI uri, boolean withToken) throws IOException {
    HttpURLConnection connection =
        (HttpURLConnection)
            (proxy.isEmpty()
                ? uri.toURL().openConnection()
                : uri.toURL().openConnection(through()));
    connection.setInstanceFollowRedirects(false);
    connection.setConnectTimeout(TIMEOUT_MILLIS);
    connection.setReadTimeout(TIMEOUT_MILLIS);
    connection.setRequestProperty("User-Agent", "plumb");
    if (withToken && token != null) {
      connection.setRequestProperty("Authorization", token);
    }
    return connection;
  }

  private Proxy through() {
    URI uri = URI.create(proxy);
    int port = uri.getPort() < 0 ? 80 : uri.getPort();
    return new Proxy(Proxy.Type.HTTP, new InetSocketAddress(uri.getHost(), port));
  }
}
