/** Git repositories on the server's disk: their names, settings, locks and care. */
@NullMarked
package plumb.server.git.repository;

import org.jspecify.annotations.NullMarked;
