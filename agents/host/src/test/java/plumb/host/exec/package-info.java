/** Tests of {@code plumb.host.exec}. */
@NullMarked
package plumb.host.exec;

import org.jspecify.annotations.NullMarked;
