/** Settings of the kernel, in files and as they are in effect ({@code sysctl}). */
@NullMarked
package plumb.host.sysctl;

import org.jspecify.annotations.NullMarked;
