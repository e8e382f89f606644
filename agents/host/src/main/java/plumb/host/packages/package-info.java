/** Packages of Debian and its kin: what is installed, and how to change it by apt and dpkg. */
@NullMarked
package plumb.host.packages;

import org.jspecify.annotations.NullMarked;
