/** Tests of {@code plumb.host.yum}. */
@NullMarked
package plumb.host.yum;

import org.jspecify.annotations.NullMarked;
