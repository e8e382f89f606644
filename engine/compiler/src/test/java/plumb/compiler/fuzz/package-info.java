/** Everything that reads text from outside, given texts that no one would write. */
@NullMarked
package plumb.compiler.fuzz;

import org.jspecify.annotations.NullMarked;
