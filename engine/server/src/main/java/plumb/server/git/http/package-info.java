/** Git over HTTPS: the smart protocol (git's documentation, gitprotocol-http). */
@NullMarked
package plumb.server.git.http;

import org.jspecify.annotations.NullMarked;
