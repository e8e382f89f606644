/** The certificate authority: who may be called a node, and who no longer is. */
@NullMarked
package plumb.server.authority;

import org.jspecify.annotations.NullMarked;
