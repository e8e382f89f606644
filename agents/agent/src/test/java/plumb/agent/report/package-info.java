/** Tests of {@code plumb.agent.report}. */
@NullMarked
package plumb.agent.report;

import org.jspecify.annotations.NullMarked;
