package plumb.compiler.evaluation;

import org.jspecify.annotations.Nullable;
import plumb.catalog.Origin;

/**
 * A parameter's value with who set it.
 *
 * @param file where it was set, for messages; null for text without a file
 * @param append whether it was set by {@code +>}
 */
record Setting(
    String name,
    Object value,
    Definer source,
    @Nullable String file,
    int line,
    boolean append,
    @Nullable Origin origin) {

  Setting withValue(Object newValue) {
    return new Setting(name, newValue, source, file, line, append, origin);
  }
}
