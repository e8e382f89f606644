@NullMarked
package plumb.host.postgresql;

import org.jspecify.annotations.NullMarked;
