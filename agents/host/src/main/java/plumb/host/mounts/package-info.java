/** File systems: those in the table of what to mount, and those that are mounted. */
@NullMarked
package plumb.host.mounts;

import org.jspecify.annotations.NullMarked;
