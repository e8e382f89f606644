@NullMarked
package plumb.host.content;

import org.jspecify.annotations.NullMarked;
