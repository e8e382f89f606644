@NullMarked
package plumb.compiler;

import org.jspecify.annotations.NullMarked;
