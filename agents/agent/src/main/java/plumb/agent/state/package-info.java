/** What outlives a run on disk, written so that a crash leaves the old state or the new one. */
@NullMarked
package plumb.agent.state;

import org.jspecify.annotations.NullMarked;
