package plumb.catalog;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a node says about itself.
 *
 * @param name the node's certificate name
 * @param values facts by name; structured ones are maps and lists, in the order of their source
 * @param timestamp when they were collected
 * @param trusted what the server knows of the node from its certificate; null where the facts come
 *     from the node alone
 */
public record Facts(
    String name,
    Map<String, Object> values,
    @Nullable Instant timestamp,
    @Nullable Map<String, Object> trusted) {

  /** Creates facts without a time and without trusted data. */
  public static Facts of(String name, Map<String, Object> values) {
    return new Facts(name, values, null, null);
  }
}
