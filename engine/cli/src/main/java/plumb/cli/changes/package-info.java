/** How changes of modules are printed, for people and for programs. */
@NullMarked
package plumb.cli.changes;

import org.jspecify.annotations.NullMarked;
