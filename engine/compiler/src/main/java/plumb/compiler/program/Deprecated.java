package plumb.compiler.program;

import org.jspecify.annotations.Nullable;

/**
 * What {@code @deprecated(...)} says of the parameter or definition behind it, unchecked.
 *
 * @param renamedTo what to use instead, as it is written
 * @param since the module's version that says so first
 * @param removedIn the module's version that has it no more
 * @param convert makes the new parameter's value of the old one's; closes over nothing
 * @param convertText as it is written; empty when there is none
 */
public record Deprecated(
    int pos,
    @Nullable String renamedTo,
    @Nullable String since,
    @Nullable String removedIn,
    @Nullable String message,
    @Nullable LambdaExpr convert,
    String convertText) {}
