/** Files that nodes keep before they replace them. */
@NullMarked
package plumb.store.buckets;

import org.jspecify.annotations.NullMarked;
