/** Tests of resources on this machine. */
@NullMarked
package plumb.host;

import org.jspecify.annotations.NullMarked;
