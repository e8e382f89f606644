/** Messages as resources. */
@NullMarked
package plumb.host.notify;

import org.jspecify.annotations.NullMarked;
