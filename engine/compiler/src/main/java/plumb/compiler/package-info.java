/** The compiler: (modules, data, facts) to a catalog. */
@NullMarked
package plumb.compiler;

import org.jspecify.annotations.NullMarked;
