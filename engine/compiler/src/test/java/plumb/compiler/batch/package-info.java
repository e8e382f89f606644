@NullMarked
package plumb.compiler.batch;

import org.jspecify.annotations.NullMarked;
