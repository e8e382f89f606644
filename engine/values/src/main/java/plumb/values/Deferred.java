package plumb.values;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A call that is made where the catalog is applied.
 *
 * @param name the function's name, or {@code $name} for a variable
 * @param arguments its arguments, which may be {@code Deferred} themselves; null when none are
 *     given, which prints in another way than an empty list
 */
public record Deferred(String name, @Nullable List<Object> arguments) implements Value {}
