/** What a push would change on the nodes, found out before it lands; and how it is deployed. */
@NullMarked
package plumb.server.gate;

import org.jspecify.annotations.NullMarked;
