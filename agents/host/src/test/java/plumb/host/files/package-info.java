/** Tests of {@code plumb.host.files}. */
@NullMarked
package plumb.host.files;

import org.jspecify.annotations.NullMarked;
