package plumb.host.web;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The proxy that the environment names: {@code http_proxy} for all addresses but those whose hosts
 * end as {@code no_proxy} lists; in capitals, too. Immutable.
 */
final class EnvironmentProxy extends ProxySelector {
  private static final int USUAL_PORT = 80;

  private final @Nullable Proxy proxy;
  private final String exceptions;

  EnvironmentProxy(Map<String, String> environment) throws IOException {
    String address = value(environment, "http_proxy");
    proxy = address.isBlank() ? null : proxy(address);
    exceptions = value(environment, "no_proxy");
  }

  private static String value(Map<String, String> environment, String name) {
    String otherwise = environment.getOrDefault(name.toUpperCase(Locale.ROOT), "");
    return environment.getOrDefault(name, otherwise);
  }

  private static Proxy proxy(String address) throws IOException {
    URI uri;
    try {
      uri = URI.create(address.contains("://") ? address : "http://" + address);
    } catch (IllegalArgumentException e) {
      throw new IOException("The proxy in the variable http_proxy is no address", e);
    }
    if (uri.getHost() == null || uri.getRawUserInfo() != null) {
      throw new IOException(
          "The proxy in the variable http_proxy has to be a host and a port; no user, no password");
    }
    int port = uri.getPort() < 0 ? USUAL_PORT : uri.getPort();
    return new Proxy(Proxy.Type.HTTP, new InetSocketAddress(uri.getHost(), port));
  }

  @Override
  public List<Proxy> select(URI uri) {
    return List.of(proxy == null || isExcepted(uri) ? Proxy.NO_PROXY : proxy);
  }

  private boolean isExcepted(URI uri) {
    int port = uri.getPort() >= 0 ? uri.getPort() : uri.getScheme().equals("https") ? 443 : 80;
    for (String one : exceptions.split(",")) {
      String end = one.strip();
      String host = end.contains(":") ? uri.getHost() + ":" + port : uri.getHost();
      String pattern = "\\Q" + end.replace("\\E", "").replace("*", "\\E.*\\Q") + "\\E$";
      if (!end.isEmpty() && Pattern.compile(pattern).matcher(host).find()) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void connectFailed(URI uri, SocketAddress proxyAddress, IOException failure) {
    // Who asked is told.
  }
}
