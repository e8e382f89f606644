/** Tests of {@code plumb.host.augeas}. */
@NullMarked
package plumb.host.augeas;

import org.jspecify.annotations.NullMarked;
