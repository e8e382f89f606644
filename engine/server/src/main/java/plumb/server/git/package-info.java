/** Git's clone, fetch and push, whatever they come over. */
@NullMarked
package plumb.server.git;

import org.jspecify.annotations.NullMarked;
