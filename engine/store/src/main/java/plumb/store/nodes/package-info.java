/** What is known of nodes: facts, catalogs, reports, and what they export for others. */
@NullMarked
package plumb.store.nodes;

import org.jspecify.annotations.NullMarked;
