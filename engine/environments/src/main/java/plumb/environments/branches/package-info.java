/** From the branches of a control repository to the names of environments. */
@NullMarked
package plumb.environments.branches;

import org.jspecify.annotations.NullMarked;
