/** Differences of texts, shown the way that diff and patch know. */
@NullMarked
package plumb.agent.diff;

import org.jspecify.annotations.NullMarked;
