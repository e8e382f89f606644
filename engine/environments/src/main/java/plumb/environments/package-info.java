/** Environments: which modules at which versions they are made of, and how they get onto disk. */
@NullMarked
package plumb.environments;

import org.jspecify.annotations.NullMarked;
