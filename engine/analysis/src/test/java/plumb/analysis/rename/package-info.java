@NullMarked
package plumb.analysis.rename;

import org.jspecify.annotations.NullMarked;
