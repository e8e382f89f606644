/** Facts in, catalogs out: environments as they are now, and compiles that share them. */
@NullMarked
package plumb.server.compile;

import org.jspecify.annotations.NullMarked;
