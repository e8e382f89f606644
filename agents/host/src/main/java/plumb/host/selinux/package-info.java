/** Booleans and modules of SELinux policies. */
@NullMarked
package plumb.host.selinux;

import org.jspecify.annotations.NullMarked;
