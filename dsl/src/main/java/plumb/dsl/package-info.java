/** The Puppet language: from text to an AST with exact positions. */
@NullMarked
package plumb.dsl;

import org.jspecify.annotations.NullMarked;
