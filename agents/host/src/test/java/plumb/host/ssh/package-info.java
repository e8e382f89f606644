/** Tests of {@code plumb.host.ssh}. */
@NullMarked
package plumb.host.ssh;

import org.jspecify.annotations.NullMarked;
