/** Finds the nodes of a store that a query selects. */
@NullMarked
package plumb.query.evaluation;

import org.jspecify.annotations.NullMarked;
