/** The language in which nodes are chosen. */
@NullMarked
package plumb.compiler.fleet.query;

import org.jspecify.annotations.NullMarked;
