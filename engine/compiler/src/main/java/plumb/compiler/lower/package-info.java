/**
 * From the AST to the program: names bound to slots, constants folded, statement forms told apart.
 * The only place of the compiler that sees the AST.
 */
@NullMarked
package plumb.compiler.lower;

import org.jspecify.annotations.NullMarked;
