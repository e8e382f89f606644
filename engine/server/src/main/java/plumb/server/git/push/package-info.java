/** What a push goes through before its branches move. */
@NullMarked
package plumb.server.git.push;

import org.jspecify.annotations.NullMarked;
