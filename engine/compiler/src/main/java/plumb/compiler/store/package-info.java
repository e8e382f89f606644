/** Where commands keep between runs what they would have to work out again. */
@NullMarked
package plumb.compiler.store;

import org.jspecify.annotations.NullMarked;
