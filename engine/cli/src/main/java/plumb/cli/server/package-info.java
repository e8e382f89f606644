/** The commands of a server's operator. */
@NullMarked
package plumb.cli.server;

import org.jspecify.annotations.NullMarked;
