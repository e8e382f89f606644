/** Repositories of packages that yum and dnf install from. */
@NullMarked
package plumb.host.yum;

import org.jspecify.annotations.NullMarked;
