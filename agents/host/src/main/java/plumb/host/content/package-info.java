/** Reads files that may be in anybody's hands. */
@NullMarked
package plumb.host.content;

import org.jspecify.annotations.NullMarked;
