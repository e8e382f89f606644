/** Tests of whole runs. */
@NullMarked
package plumb.agent;

import org.jspecify.annotations.NullMarked;
