@NullMarked
package plumb.host.sysctl;

import org.jspecify.annotations.NullMarked;
