package plumb.compiler.snapshot;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Definitions of one kind by name, and the names that nothing defines: compiles ask for both again
 * and again. Safe for use by many threads.
 */
final class DefinitionIndex<T> {
  /** Names may be computed for every node; they must not fill the memory. */
  private static final int MAX_ABSENT = 10_000;

  private final Map<String, Definition<T>> known = new ConcurrentHashMap<>();
  private final Set<String> absent = ConcurrentHashMap.newKeySet();

  @Nullable Definition<T> get(String name) {
    return known.get(name);
  }

  /** The earlier definition of that name, which stays; null when there was none. */
  @Nullable Definition<T> add(String name, Definition<T> definition) {
    Definition<T> earlier = known.putIfAbsent(name, definition);
    absent.remove(name);
    return earlier;
  }

  /** Whether the name was looked for in all its files, and no file loaded since defines it. */
  boolean isAbsent(String name) {
    return absent.contains(name);
  }

  void noteAbsent(String name) {
    if (absent.size() >= MAX_ABSENT) {
      absent.clear();
    }
    absent.add(name);
  }

  Set<String> names() {
    return known.keySet();
  }
}
