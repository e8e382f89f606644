/** Tests of what an environment's directory says. */
@NullMarked
package plumb.compiler.snapshot;

import org.jspecify.annotations.NullMarked;
