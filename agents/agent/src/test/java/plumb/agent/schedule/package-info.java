/** Tests of {@code plumb.agent.schedule}. */
@NullMarked
package plumb.agent.schedule;

import org.jspecify.annotations.NullMarked;
