/** Pushes, what they were found to change, and who has approved of them. */
@NullMarked
package plumb.store.pushes;

import org.jspecify.annotations.NullMarked;
