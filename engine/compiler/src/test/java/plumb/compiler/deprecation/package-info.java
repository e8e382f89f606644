@NullMarked
package plumb.compiler.deprecation;

import org.jspecify.annotations.NullMarked;
