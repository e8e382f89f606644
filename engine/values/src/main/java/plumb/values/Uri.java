package plumb.values;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A uniform resource identifier. */
public record Uri(URI uri) implements Value {
  private static final List<String> COMPONENTS =
      List.of("scheme", "userinfo", "host", "port", "path", "query", "fragment", "opaque");

  public Uri {
    uri = withSlashes(uri);
  }

  /**
   * Reads a URI.
   *
   * @throws EvaluationException when the text is not one
   */
  public static Uri parse(String text) {
    try {
      Uri read = new Uri(new URI(text));
      return read.uri.getPort() >= 0 && read.defaultPort().equals((long) read.uri.getPort())
          ? new Uri(new URI(text.replaceFirst("(?<=[^/:]):\\d+(?=[/?#]|$)", "")))
          : read;
    } catch (URISyntaxException e) {
      throw new EvaluationException("bad URI(is not URI?): " + ValueText.doubleQuote(text));
    }
  }

  /** Without a host, two slashes are before the path of a file, and nowhere else. */
  private static URI withSlashes(URI uri) {
    String scheme = lowerCase(uri.getScheme());
    if (scheme == null || uri.isOpaque() || uri.getRawAuthority() != null) {
      return uri;
    }
    String rest = uri.toString().substring(scheme.length() + 1);
    String path = rest.startsWith("//") ? rest.substring(2) : rest;
    return URI.create(scheme + (scheme.equals("file") ? "://" : ":") + path);
  }

  private boolean isFile() {
    return "file".equals(lowerCase(uri.getScheme()));
  }

  /** Resolves a reference as RFC 3986 says: one that is only a query keeps this one's path. */
  Uri join(Uri reference) {
    URI other = reference.uri;
    boolean onlyQuery =
        other.getScheme() == null
            && other.getRawAuthority() == null
            && other.getRawQuery() != null
            && String.valueOf(other.getRawPath()).isEmpty();
    return onlyQuery && uri.getRawPath() != null
        ? new Uri(uri.resolve(URI.create(uri.getRawPath() + other)))
        : new Uri(uri.resolve(other));
  }

  /** Whether that is the name of a component. */
  public static boolean isComponent(String name) {
    return COMPONENTS.contains(name);
  }

  /** A component by its name, as {@code scheme} or {@code port}; undef when it is absent. */
  public @Nullable Object component(String name) {
    return switch (name) {
      case "scheme" -> orUndef(lowerCase(uri.getScheme()));
      case "userinfo" -> orUndef(uri.getRawUserInfo());
      case "host" ->
          isFile() && !uri.isOpaque() && uri.getHost() == null ? "" : orUndef(uri.getHost());
      case "port" -> uri.getPort() >= 0 ? (Object) (long) uri.getPort() : defaultPort();
      case "path" -> uri.isOpaque() ? Undef.UNDEF : orUndef(uri.getRawPath());
      case "query" -> orUndef(uri.getRawQuery());
      case "fragment" -> orUndef(uri.getRawFragment());
      case "opaque" -> uri.isOpaque() ? uri.getRawSchemeSpecificPart() : Undef.UNDEF;
      default -> null;
    };
  }

  /** Its components that are set, by name: what {@code URI[...]} is inferred from. */
  public Map<Object, Object> components() {
    Map<Object, Object> result = new LinkedHashMap<>();
    for (String name : COMPONENTS) {
      if (component(name) instanceof String text && !text.isEmpty()) {
        result.put(name, name.equals("host") ? text.toLowerCase(Locale.ROOT) : text);
      } else if (component(name) instanceof Long port && !isDefaultOfWeb(port)) {
        result.put(name, port.toString());
      }
    }
    return result;
  }

  private boolean isDefaultOfWeb(Long port) {
    return (port == 80 && "http".equals(lowerCase(uri.getScheme())))
        || (port == 443 && "https".equals(lowerCase(uri.getScheme())));
  }

  /** The name of Ruby's class for this URI's scheme. */
  String rubyScheme() {
    String scheme = lowerCase(uri.getScheme());
    return switch (scheme == null ? "" : scheme) {
      case "http", "https", "ftp", "ldap", "ldaps", "ws", "wss" ->
          String.valueOf(scheme).toUpperCase(Locale.ROOT);
      case "file" -> "File";
      case "mailto" -> "MailTo";
      default -> "Generic";
    };
  }

  private Object defaultPort() {
    String scheme = lowerCase(uri.getScheme());
    if (scheme == null) {
      return Undef.UNDEF;
    }
    return switch (scheme) {
      case "http", "ws" -> 80L;
      case "https", "wss" -> 443L;
      case "ftp" -> 21L;
      case "ldap" -> 389L;
      case "ldaps" -> 636L;
      default -> Undef.UNDEF;
    };
  }

  private static @Nullable String lowerCase(@Nullable String text) {
    return text == null ? null : text.toLowerCase(Locale.ROOT);
  }

  private static Object orUndef(@Nullable String text) {
    return text == null ? Undef.UNDEF : text;
  }

  @Override
  public String toString() {
    return uri.toString();
  }
}
