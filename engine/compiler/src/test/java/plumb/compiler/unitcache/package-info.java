/** Tests of the cache of programs. */
@NullMarked
package plumb.compiler.unitcache;

import org.jspecify.annotations.NullMarked;
