package plumb.server.compile;

import java.nio.charset.StandardCharsets;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plumb.catalog.json.ValueJson;
import plumb.store.Bodies;
import plumb.values.Undef;

/**
 * Facts that remember what was read of them, down to a structured fact's parts: as long as that is
 * the same, so is whatever was made of it. Belongs to one compile.
 */
final class TrackedFacts extends AbstractMap<String, Object> {
  private static final int SHORT = 64;

  private final Map<?, ?> facts;
  private final List<String> path;
  private final Map<List<String>, Object> reads;
  private final Map<Object, TrackedFacts> parts = new HashMap<>();

  TrackedFacts(Map<?, ?> facts) {
    this(facts, List.of(), new LinkedHashMap<>());
  }

  private TrackedFacts(Map<?, ?> facts, List<String> path, Map<List<String>, Object> reads) {
    this.facts = facts;
    this.path = path;
    this.reads = reads;
  }

  /** What is noted in place of values that are large. */
  private enum Shape {
    /** Of which only parts were read, each noted by itself. */
    HASH
  }

  /** A value of which all was read, and which is too large to keep. */
  private record Digest(String number) {
    static Digest of(Object value) {
      return new Digest(
          Bodies.digest(ValueJson.text(value, false).getBytes(StandardCharsets.UTF_8)));
    }
  }

  /** What was read. */
  Reads reads() {
    return new Reads(Map.copyOf(reads));
  }

  /**
   * What was read of facts: values by the names that lead to them.
   *
   * @param values {@code Undef} for what was looked for in vain
   */
  record Reads(Map<List<String>, Object> values) {
    /** Whether other facts give the same. */
    boolean areSameIn(Map<?, ?> other) {
      return values.entrySet().stream()
          .allMatch(read -> isSame(find(other, read.getKey()), read.getValue()));
    }

    private static boolean isSame(@Nullable Object found, Object known) {
      return found instanceof Map && known instanceof Digest
          ? Digest.of(found).equals(known)
          : summary(found).equals(known);
    }

    private static @Nullable Object find(Map<?, ?> facts, List<String> path) {
      Object at = facts;
      for (String name : path) {
        if (!(at instanceof Map<?, ?> map)) {
          return null;
        }
        at = map.get(name);
      }
      return at;
    }
  }

  /** A hash is no more than that until its parts are read. */
  private static Object summary(@Nullable Object value) {
    if (value == null) {
      return Undef.UNDEF;
    }
    if (value instanceof Map) {
      return Shape.HASH;
    }
    boolean large =
        value instanceof List || (value instanceof String text && text.length() > SHORT);
    return large ? Digest.of(value) : value;
  }

  private void noteAll() {
    if (!(reads.get(path) instanceof Digest)) {
      reads.put(path, Digest.of(facts));
    }
  }

  private List<String> below(String name) {
    String[] longer = path.toArray(new String[path.size() + 1]);
    longer[path.size()] = name;
    return List.of(longer);
  }

  @Override
  public @Nullable Object get(Object key) {
    if (!(key instanceof String name)) {
      noteAll();
      return facts.get(key);
    }
    Object value = facts.get(name);
    List<String> where = below(name);
    reads.computeIfAbsent(where, first -> summary(value));
    if (value instanceof Map<?, ?> map) {
      return parts.computeIfAbsent(name, any -> new TrackedFacts(map, where, reads));
    }
    return value;
  }

  @Override
  public boolean containsKey(Object key) {
    return get(key) != null;
  }

  @Override
  public int size() {
    noteAll();
    return facts.size();
  }

  @Override
  public Set<Map.Entry<String, Object>> entrySet() {
    noteAll();
    return new AbstractSet<>() {
      @Override
      public int size() {
        return facts.size();
      }

      @Override
      public Iterator<Map.Entry<String, Object>> iterator() {
        Iterator<? extends Map.Entry<?, ?>> all = facts.entrySet().iterator();
        return new Iterator<>() {
          @Override
          public boolean hasNext() {
            return all.hasNext();
          }

          @Override
          public Map.Entry<String, Object> next() {
            Map.Entry<?, ?> next = all.next();
            return Map.entry(String.valueOf(next.getKey()), next.getValue());
          }
        };
      }
    };
  }
}
