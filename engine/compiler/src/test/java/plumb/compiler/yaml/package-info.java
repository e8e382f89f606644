@NullMarked
package plumb.compiler.yaml;

import org.jspecify.annotations.NullMarked;
