/** What is known of nodes, and who may see it. */
@NullMarked
package plumb.server.nodes;

import org.jspecify.annotations.NullMarked;
