/** Git over SSH. */
@NullMarked
package plumb.server.git.ssh;

import org.jspecify.annotations.NullMarked;
