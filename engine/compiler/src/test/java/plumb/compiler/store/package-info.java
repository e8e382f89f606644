/** Tests of the cache of programs. */
@NullMarked
package plumb.compiler.store;

import org.jspecify.annotations.NullMarked;
