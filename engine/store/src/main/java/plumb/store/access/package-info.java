/** Who may do what at a server, and what was done. */
@NullMarked
package plumb.store.access;

import org.jspecify.annotations.NullMarked;
