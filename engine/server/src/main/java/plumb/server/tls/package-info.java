/** The server's own identity, and which clients' certificates it takes. */
@NullMarked
package plumb.server.tls;

import org.jspecify.annotations.NullMarked;
