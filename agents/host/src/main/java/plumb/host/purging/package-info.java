/** Removing what nobody manages. */
@NullMarked
package plumb.host.purging;

import org.jspecify.annotations.NullMarked;
