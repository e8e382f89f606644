package plumb.compiler.program;

import org.jspecify.annotations.Nullable;

/**
 * A parameter; its index in its list is its slot in the body.
 *
 * @param type expression that gives the type; null means {@code Any}
 * @param defaultValue null when an argument is required
 * @param rest whether it takes all remaining arguments ({@code *$x})
 * @param deprecated null when it is here to stay
 */
public record Param(
    int pos,
    String name,
    @Nullable Expr type,
    @Nullable Expr defaultValue,
    boolean rest,
    @Nullable Deprecated deprecated) {}
