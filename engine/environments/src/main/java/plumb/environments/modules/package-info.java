/** The modules that an environment has, and whether they fit together. */
@NullMarked
package plumb.environments.modules;

import org.jspecify.annotations.NullMarked;
