/** Plumb's agent beside the reference implementation, on the same catalogs. */
@NullMarked
package plumb.host.parity;

import org.jspecify.annotations.NullMarked;
