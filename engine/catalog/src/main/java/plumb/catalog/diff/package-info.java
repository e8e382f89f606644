/** What differs between two catalogs of a node. */
@NullMarked
package plumb.catalog.diff;

import org.jspecify.annotations.NullMarked;
