/** The order in which resources are applied: relationships, containers, cycles. */
@NullMarked
package plumb.agent.graph;

import org.jspecify.annotations.NullMarked;
