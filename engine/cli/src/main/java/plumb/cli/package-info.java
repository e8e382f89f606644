/** The {@code plumb} command: one class a subcommand, no logic of its own. */
@NullMarked
package plumb.cli;

import org.jspecify.annotations.NullMarked;
