/** Files put together from fragments that other resources of the catalog hold. */
@NullMarked
package plumb.host.concat;

import org.jspecify.annotations.NullMarked;
