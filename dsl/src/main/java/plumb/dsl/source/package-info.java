/** Source text, positions in it, and what is to be said about it. */
@NullMarked
package plumb.dsl.source;

import org.jspecify.annotations.NullMarked;
