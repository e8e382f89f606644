/**
 * A lowered program: immutable nodes with slots and constants bound, each of which knows how to
 * evaluate itself.
 *
 * <p>Nodes are built by {@code plumb.compiler.lower}, hold offsets instead of lines, and reach the
 * compile in progress only through {@link plumb.compiler.program.Frame} and {@link
 * plumb.compiler.program.Evaluation}.
 */
@NullMarked
package plumb.compiler.program;

import org.jspecify.annotations.NullMarked;
