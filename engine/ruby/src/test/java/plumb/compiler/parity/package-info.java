/** Parity of what needs Ruby, measured with the harness of the compiler. */
@NullMarked
package plumb.compiler.parity;

import org.jspecify.annotations.NullMarked;
