/** Where an agent's catalog comes from, and the last one, kept for when that place is away. */
@NullMarked
package plumb.daemon.catalog;

import org.jspecify.annotations.NullMarked;
