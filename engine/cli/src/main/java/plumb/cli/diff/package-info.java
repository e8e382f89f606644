/** {@code plumb diff}: what is compared, and how the result is shown. */
@NullMarked
package plumb.cli.diff;

import org.jspecify.annotations.NullMarked;
