@NullMarked
package plumb.compiler.fleet;

import org.jspecify.annotations.NullMarked;
