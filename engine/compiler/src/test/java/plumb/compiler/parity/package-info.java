/** Compares what Plumb and the installed Puppet make of the same input. */
@NullMarked
package plumb.compiler.parity;

import org.jspecify.annotations.NullMarked;
