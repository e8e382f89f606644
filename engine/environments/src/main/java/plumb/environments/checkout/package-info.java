/** Any commit of a control repository as an environment with its modules, to be read. */
@NullMarked
package plumb.environments.checkout;

import org.jspecify.annotations.NullMarked;
