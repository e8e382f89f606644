/** How the impact of new versions of modules is printed, for people and for programs. */
@NullMarked
package plumb.cli.upgrade;

import org.jspecify.annotations.NullMarked;
