/** The agent as a program: its options, one run, and the daemon that starts runs. */
@NullMarked
package plumb.daemon;

import org.jspecify.annotations.NullMarked;
