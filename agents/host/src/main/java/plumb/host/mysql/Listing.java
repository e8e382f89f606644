package plumb.host.mysql;

import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumb.agent.provider.ProviderContext;
import plumb.agent.provider.ProviderException;

/**
 * What a server has of one type. It is asked once for everything, and again when something was
 * changed since.
 */
final class Listing<S> {
  private final ProviderContext context;
  private final Source<S> source;
  private @Nullable Map<String, S> known;
  private long asOf;

  /** Asks the server. */
  interface Source<S> {
    Map<String, S> read() throws ProviderException, IOException, InterruptedException;
  }

  Listing(ProviderContext context, Source<S> source) {
    this.context = context;
    this.source = source;
  }

  /** Returns everything, by name. */
  Map<String, S> get() throws ProviderException, IOException, InterruptedException {
    Map<String, S> current = known;
    if (current == null || asOf != context.changes()) {
      asOf = context.changes();
      current = source.read();
      known = current;
    }
    return current;
  }
}
