/** What the server remembers of nodes. */
@NullMarked
package plumb.server.records;

import org.jspecify.annotations.NullMarked;
