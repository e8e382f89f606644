package plumb.values;

import java.util.List;

/**
 * A call that is made where the catalog is applied.
 *
 * @param name the function's name, or {@code $name} for a variable
 * @param arguments its arguments, which may be {@code Deferred} themselves
 */
public record Deferred(String name, List<Object> arguments) implements Value {}
