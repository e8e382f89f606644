/** Keys of secure shells: those of hosts that are known, and those that may log in. */
@NullMarked
package plumb.host.ssh;

import org.jspecify.annotations.NullMarked;
