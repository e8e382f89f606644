/** Where the messages of runs go: terminals, the journal, files of text or JSON. */
@NullMarked
package plumb.daemon.log;

import org.jspecify.annotations.NullMarked;
