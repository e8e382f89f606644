/** One run of the agent: from a catalog through the graph of its resources to a report. */
@NullMarked
package plumb.agent;

import org.jspecify.annotations.NullMarked;
