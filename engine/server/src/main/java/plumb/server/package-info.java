/** One process that agents talk to: authority, compiler, files, reports. */
@NullMarked
package plumb.server;

import org.jspecify.annotations.NullMarked;
