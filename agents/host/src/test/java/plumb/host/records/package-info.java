/** Tests of {@code plumb.host.records}. */
@NullMarked
package plumb.host.records;

import org.jspecify.annotations.NullMarked;
