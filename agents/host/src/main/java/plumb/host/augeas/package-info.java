/** Configuration files as trees, changed by the tools of Augeas. */
@NullMarked
package plumb.host.augeas;

import org.jspecify.annotations.NullMarked;
