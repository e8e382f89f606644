package plumb.compiler.lookup;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumb.values.Lambda;
import plumb.values.Type;

/**
 * What a call of {@code lookup()} asks for.
 *
 * @param name a string, or an array of names of which the first one found counts
 * @param type what the value must be; null for anything
 * @param merge a strategy's name, a hash with its options, or null to leave it to the data
 * @param defaultValue what to return when nothing is found; null when that is an error
 * @param overrides values by name that need no lookup
 * @param defaults values by name for what is not found
 * @param block gives a default, called with the name; null for none
 */
public record LookupRequest(
    Object name,
    @Nullable Type type,
    @Nullable Object merge,
    @Nullable Object defaultValue,
    Map<?, ?> overrides,
    Map<?, ?> defaults,
    @Nullable Lambda block) {

  /** A request for a key, and nothing else. */
  public static LookupRequest of(String key) {
    return new LookupRequest(key, null, null, null, Map.of(), Map.of(), null);
  }

  /** The names in order. */
  public List<?> names() {
    return name instanceof List<?> list ? list : List.of(name);
  }
}
