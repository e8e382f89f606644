/** What a run says: to people on a terminal, and in its report. */
@NullMarked
package plumb.agent.report;

import org.jspecify.annotations.NullMarked;
