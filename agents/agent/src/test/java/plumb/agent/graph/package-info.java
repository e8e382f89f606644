/** Tests of {@code plumb.agent.graph}. */
@NullMarked
package plumb.agent.graph;

import org.jspecify.annotations.NullMarked;
