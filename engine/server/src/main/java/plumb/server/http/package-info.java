/** HTTP as the endpoints see it: a call in, an answer out. */
@NullMarked
package plumb.server.http;

import org.jspecify.annotations.NullMarked;
