/**
 * Hiera 5: layers of data files and functions, merges, interpolation, and where each value is from.
 *
 * <p>{@link plumb.compiler.lookup.HieraData} holds what all compiles of a snapshot share, {@link
 * plumb.compiler.lookup.Hiera} does the lookups of one compile. What they need from a compiler is
 * declared here as small interfaces.
 */
@NullMarked
package plumb.compiler.lookup;

import org.jspecify.annotations.NullMarked;
