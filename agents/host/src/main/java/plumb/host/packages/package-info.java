/** Packages of Debian and of RPM: what is installed, and how to change it. */
@NullMarked
package plumb.host.packages;

import org.jspecify.annotations.NullMarked;
