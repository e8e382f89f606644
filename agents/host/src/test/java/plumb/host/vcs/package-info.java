@NullMarked
package plumb.host.vcs;

import org.jspecify.annotations.NullMarked;
