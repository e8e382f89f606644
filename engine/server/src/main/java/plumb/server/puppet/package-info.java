/** The endpoints that agents of the reference call, with its paths and forms. */
@NullMarked
package plumb.server.puppet;

import org.jspecify.annotations.NullMarked;
