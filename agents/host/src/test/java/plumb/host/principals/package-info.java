/** Tests of {@code plumb.host.principals}. */
@NullMarked
package plumb.host.principals;

import org.jspecify.annotations.NullMarked;
