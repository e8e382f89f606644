/** Programs of the host, run by argument vector and without a shell. */
@NullMarked
package plumb.host.command;

import org.jspecify.annotations.NullMarked;
