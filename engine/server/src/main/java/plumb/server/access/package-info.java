/** Who asks, and what they may do. */
@NullMarked
package plumb.server.access;

import org.jspecify.annotations.NullMarked;
