package plumb.host.web;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where a file is on the web, {@code http://...} or {@code https://...}. Who asks may be named in
 * it ({@code https://user:password@host/...}), and is never shown.
 *
 * @param uri without user and password
 * @param authorization what the server is told of who asks; null where nobody is named
 */
public record WebAddress(URI uri, @Nullable String authorization) {

  /** Returns whether a text has the form of such an address. */
  public static boolean isOne(String text) {
    String start = text.substring(0, Math.min(8, text.length())).toLowerCase(Locale.ROOT);
    return start.startsWith("http://") || start.equals("https://");
  }

  /** Reads an address. */
  public static WebAddress of(String text) throws URISyntaxException {
    URI whole = new URI(text);
    if (whole.getHost() == null) {
      throw new URISyntaxException(shown(text), "it names no host");
    }
    String user = whole.getRawUserInfo();
    return new WebAddress(
        new URI(new URI(withoutUser(whole)).toASCIIString()), authorization(user));
  }

  private static String withoutUser(URI whole) {
    int port = whole.getPort();
    String query = whole.getRawQuery();
    return (whole.getScheme() + "://" + whole.getHost() + (port < 0 ? "" : ":" + port))
        + whole.getRawPath()
        + (query == null ? "" : "?" + query);
  }

  /** As the reference does: only with a password, and both as they stand. */
  private static @Nullable String authorization(@Nullable String user) {
    return user == null || user.indexOf(':') < 1
        ? null
        : "Basic " + Base64.getEncoder().encodeToString(user.getBytes(StandardCharsets.UTF_8));
  }

  /** Returns what may be shown of an address that a manifest gives. */
  public static String shown(String text) {
    int start = text.indexOf("://") + 3;
    if (start < 3 || !isOne(text)) {
      return text;
    }
    int end = start;
    while (end < text.length() && "/?#".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    int at = text.lastIndexOf('@', end - 1);
    return at < start ? text : text.substring(0, start) + text.substring(at + 1);
  }

  @Override
  public String toString() {
    return uri.toString();
  }
}
