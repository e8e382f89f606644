/** A manifest's tokens as checks of style see them: white space divided into lines and indents. */
@NullMarked
package plumb.analysis.tokens;

import org.jspecify.annotations.NullMarked;
