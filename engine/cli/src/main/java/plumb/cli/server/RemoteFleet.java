package plumb.cli.server;

import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import plumb.query.InvalidQueryException;
import plumb.query.Query;

/** The nodes of a server that is asked over the network. */
record RemoteFleet(RemoteServer server) implements Fleet {
  private static final String NODES = "nodes";

  @Override
  public Map<?, ?> list(@Nullable String where, @Nullable String facts, @Nullable String after)
      throws IOException, InvalidQueryException {
    StringBuilder path = new StringBuilder(RemoteServer.path(NODES)).append("?limit=10000");
    if (where != null) {
      // A mistake is said without asking anybody.
      path.append("&where=").append(RemoteServer.encoded(Query.parse(where).text()));
    }
    if (facts != null) {
      path.append("&facts=").append(RemoteServer.encoded(facts));
    }
    if (after != null) {
      path.append("&after=").append(RemoteServer.encoded(after));
    }
    if (server.get(path.toString()).orElse(null) instanceof Map<?, ?> list) {
      return list;
    }
    throw new IOException("this server does not list nodes");
  }

  @Override
  public Optional<Object> node(String name) throws IOException {
    return server.get(RemoteServer.path(NODES, name));
  }

  @Override
  public Optional<Object> part(String name, Part part) throws IOException {
    return server.get(RemoteServer.path(NODES, name, part.name().toLowerCase(Locale.ROOT)));
  }

  @Override
  public Optional<Object> report(String name, long id) throws IOException {
    return server.get(RemoteServer.path(NODES, name, "reports", Long.toString(id)));
  }

  @Override
  public boolean deactivate(String name) throws IOException {
    return server.delete(RemoteServer.path(NODES, name));
  }

  @Override
  public void close() {}
}
