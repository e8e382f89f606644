package plumb.catalog.diff;

import org.jspecify.annotations.Nullable;
import plumb.catalog.Origin;

/**
 * A parameter whose value differs.
 *
 * @param name of the parameter; {@code (container)} and {@code (exported)} stand for what is no
 *     parameter
 * @param before null if it was not set
 * @param after null if it is not set any more; secrets on either side are redacted
 * @param beforeOrigin where the old value came from, as far as it is known
 * @param afterOrigin where the new value came from, as far as it is known
 */
public record ParameterChange(
    String name,
    @Nullable Object before,
    @Nullable Object after,
    @Nullable Origin beforeOrigin,
    @Nullable Origin afterOrigin) {}
