/** Tests of the functions that need a compile or an environment. */
@NullMarked
package plumb.compiler.functions;

import org.jspecify.annotations.NullMarked;
