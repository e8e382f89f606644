/** Throw-away Linux hosts that boot systemd, for tests that must change a real machine. */
@NullMarked
package plumb.host.machine;

import org.jspecify.annotations.NullMarked;
