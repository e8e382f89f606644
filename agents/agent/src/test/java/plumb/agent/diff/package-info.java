/** Tests of {@code plumb.agent.diff}. */
@NullMarked
package plumb.agent.diff;

import org.jspecify.annotations.NullMarked;
