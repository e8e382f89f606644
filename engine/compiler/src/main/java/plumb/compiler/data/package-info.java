/** Gives compiles their data: automatic parameters, and the functions that look data up. */
@NullMarked
package plumb.compiler.data;

import org.jspecify.annotations.NullMarked;
