/** Splits the text of manifests and templates into tokens that tile it. */
@NullMarked
package plumb.dsl.lexer;

import org.jspecify.annotations.NullMarked;
