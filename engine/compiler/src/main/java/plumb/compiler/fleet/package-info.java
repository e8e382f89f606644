/** What a change of an environment does to many nodes, compiling only those that it can touch. */
@NullMarked
package plumb.compiler.fleet;

import org.jspecify.annotations.NullMarked;
