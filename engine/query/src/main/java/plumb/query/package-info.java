/** The language in which nodes are selected: for operators, programs and rollouts alike. */
@NullMarked
package plumb.query;

import org.jspecify.annotations.NullMarked;
