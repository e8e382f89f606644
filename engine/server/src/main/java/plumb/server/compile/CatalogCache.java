package plumb.server.compile;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumb.compiler.evaluation.NodeInput;
import plumb.compiler.inputs.Input;

/**
 * Catalogs that were made already, with all that they were made of. It is only a cache: a server
 * that has none of them makes them again. Thread-safe.
 */
public final class CatalogCache {
  private static final long BYTES_OF_READ = 150;
  private static final long BYTES_OF_MESSAGE = 300;

  private final long most;
  private long bytes;
  private long hits;
  private long misses;

  /** The one that was used longest ago first. */
  private final Map<Key, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);

  /** An environment's identity, not its name: what is loaded anew has other catalogs. */
  private record Key(LoadedEnvironment environment, String node, CatalogService.Form form) {}

  private record Entry(NodeInput input, TrackedFacts.Reads facts, CompiledCatalog catalog) {
    /** Roughly what it takes. */
    long size() {
      return catalog.gzip().length
          + BYTES_OF_READ * facts.values().size()
          + BYTES_OF_MESSAGE * catalog.log().size();
    }

    boolean fits(NodeInput other) {
      return input.trusted().equals(other.trusted())
          && input.serverFacts().equals(other.serverFacts())
          && input.parameters().equals(other.parameters())
          && input.classes().equals(other.classes())
          && facts.areSameIn(other.facts());
    }
  }

  /**
   * A cache.
   *
   * @param most how many bytes of catalogs it keeps, as they are sent; zero for none
   */
  public CatalogCache(long most) {
    this.most = most;
  }

  /** Whether it keeps anything. */
  boolean isOn() {
    return most > 0;
  }

  /** What a compile would give again; null when that is not known. */
  synchronized @Nullable CompiledCatalog find(
      LoadedEnvironment environment, NodeInput input, CatalogService.Form form) {
    Entry known = entries.get(new Key(environment, input.name(), form));
    if (known != null && known.fits(input)) {
      hits++;
      return known.catalog();
    }
    misses++;
    return null;
  }

  /**
   * Keeps a catalog, unless a compile of the same could give another one.
   *
   * @param input what was known of the node, without its facts
   * @param facts what was read of them
   */
  synchronized void keep(
      LoadedEnvironment environment,
      NodeInput input,
      CatalogService.Form form,
      TrackedFacts.Reads facts,
      CompiledCatalog catalog) {
    if (!isOn() || environment.isReplaced()) {
      return;
    }
    Entry made = new Entry(input.withFacts(Map.of()), facts, catalog);
    Entry before = entries.put(new Key(environment, input.name(), form), made);
    bytes += made.size() - (before == null ? 0 : before.size());
    var all = entries.values().iterator();
    while (bytes > most && all.hasNext()) {
      bytes -= all.next().size();
      all.remove();
    }
  }

  /** Whether what was read is the same at each time, as far as one can know. */
  static boolean isRepeatable(Iterable<Input> inputs) {
    for (Input input : inputs) {
      if (input.kind() == Input.Kind.PROGRAM
          || input.kind() == Input.Kind.MOMENT
          || OutsideFiles.isMade(input.place())) {
        return false;
      }
    }
    return true;
  }

  /** Forgets one catalog. */
  synchronized void forget(LoadedEnvironment environment, String node, CatalogService.Form form) {
    Entry gone = entries.remove(new Key(environment, node, form));
    bytes -= gone == null ? 0 : gone.size();
  }

  /** Forgets the catalogs of an environment that nobody will get any more. */
  public synchronized void forget(LoadedEnvironment environment) {
    entries
        .entrySet()
        .removeIf(
            one -> {
              boolean gone = one.getKey().environment() == environment;
              bytes -= gone ? one.getValue().size() : 0;
              return gone;
            });
  }

  /** How often what was asked for was there. */
  public synchronized long hits() {
    return hits;
  }

  /** How often it was not. */
  public synchronized long misses() {
    return misses;
  }

  /** The bytes that are kept. */
  public synchronized long bytes() {
    return bytes;
  }
}
