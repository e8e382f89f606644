/** Servers of PostgreSQL: what SQL makes in them, their settings, and whether they answer. */
@NullMarked
package plumb.host.postgresql;

import org.jspecify.annotations.NullMarked;
