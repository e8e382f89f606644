/** What differs between the interfaces of two versions of a module, and how grave that is. */
@NullMarked
package plumb.analysis.changes;

import org.jspecify.annotations.NullMarked;
