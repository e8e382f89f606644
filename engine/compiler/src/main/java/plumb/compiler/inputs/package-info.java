/** What a compile read of its environment, so that a change recompiles only what it can touch. */
@NullMarked
package plumb.compiler.inputs;

import org.jspecify.annotations.NullMarked;
