@NullMarked
package plumb.compiler.lookup;

import org.jspecify.annotations.NullMarked;
