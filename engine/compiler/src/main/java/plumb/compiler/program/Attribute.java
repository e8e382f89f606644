package plumb.compiler.program;

import org.jspecify.annotations.Nullable;

/**
 * {@code name => value}, {@code name +> value} or {@code * => hash}.
 *
 * @param name null for a splat
 * @param append whether the operator is {@code +>}
 */
public record Attribute(int pos, @Nullable String name, boolean append, Expr value) {}
