package plumb.daemon.server;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import plumb.agent.provider.FileSource;
import plumb.agent.provider.ProviderException;
import plumb.catalog.json.InvalidJsonException;
import plumb.catalog.json.ValueJson;
import plumb.host.files.LocalFileSource;

/** Files of a server, {@code puppet:///MOUNT/...}, and those of this machine. */
final class ServerFiles implements FileSource {
  private static final String SCHEME = "puppet://";
  private static final String PERMISSIONS = "&source_permissions=use&checksum_type=sha256";

  private final Connecting connecting;
  private final Supplier<String> environment;
  private final FileSource local = new LocalFileSource(module -> null);

  /** Gives the connection, which may have to be made first. */
  interface Connecting {
    Connection connection() throws IOException, InterruptedException;
  }

  ServerFiles(Connecting connecting, Supplier<String> environment) {
    this.connecting = connecting;
    this.environment = environment;
  }

  @Override
  public @Nullable Entry find(String source, boolean followLinks)
      throws ProviderException, IOException, InterruptedException {
    if (!source.startsWith(SCHEME)) {
      return local.find(source, followLinks);
    }
    String query = "?links=" + links(followLinks) + PERMISSIONS;
    Object found = ask("file_metadata", source, query);
    return found instanceof Map<?, ?> metadata ? new ServedEntry(this, source, metadata) : null;
  }

  @Override
  public @Nullable List<Entry> list(String source, Query query)
      throws ProviderException, IOException, InterruptedException {
    if (!source.startsWith(SCHEME)) {
      return local.list(source, query);
    }
    StringBuilder text =
        new StringBuilder("?recurse=true&links=").append(links(query.followLinks()));
    text.append(PERMISSIONS);
    if (query.depth() >= 0) {
      text.append("&recurselimit=").append(query.depth());
    }
    for (String pattern : query.ignore()) {
      text.append("&ignore=").append(ServerCatalogs.path(pattern));
    }
    Object found = ask("file_metadatas", source, text.toString());
    if (!(found instanceof List<?> all)) {
      return null;
    }
    List<Entry> entries = new ArrayList<>();
    for (Object one : all) {
      if (one instanceof Map<?, ?> metadata) {
        entries.add(ServedEntry.below(this, source, metadata));
      }
    }
    entries.sort(Comparator.comparing(entry -> order(entry.relativePath())));
    return entries;
  }

  /** The directory itself goes first, and what is in a directory right behind it. */
  private static String order(String path) {
    return path.equals(".") ? "" : path.replace('/', '\0');
  }

  private static String links(boolean follow) {
    return follow ? "follow" : "manage";
  }

  private @Nullable Object ask(String what, String source, String query)
      throws ProviderException, IOException, InterruptedException {
    try {
      return ValueJson.parse(
          connecting.connection().text(path(what, source) + query + environment()));
    } catch (ServerException e) {
      if (e.status() == 404) {
        return null;
      }
      throw e;
    } catch (InvalidJsonException e) {
      throw new IOException("The server's description of " + source + " is no JSON", e);
    }
  }

  InputStream open(String source) throws ProviderException, IOException, InterruptedException {
    return connecting
        .connection()
        .open(path("file_content", source) + "?" + environment().substring(1));
  }

  private String environment() {
    return "&environment=" + ServerCatalogs.path(environment.get());
  }

  /** The path of a request; a server that a URL names is the one that is talked with, anyway. */
  private static String path(String what, String source) throws ProviderException {
    int slash = source.indexOf('/', SCHEME.length());
    if (slash < 0) {
      throw new ProviderException("Cannot find the mount of " + source);
    }
    StringBuilder path = new StringBuilder("/puppet/v3/").append(what);
    String decoded =
        URLDecoder.decode(source.substring(slash + 1).replace("+", "%2B"), StandardCharsets.UTF_8);
    for (String part : decoded.split("/")) {
      path.append('/').append(ServerCatalogs.path(part));
    }
    return path.toString();
  }
}
