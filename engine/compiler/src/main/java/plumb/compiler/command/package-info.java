/** Commands of an environment or a site that a compile asks for something. */
@NullMarked
package plumb.compiler.command;

import org.jspecify.annotations.NullMarked;
