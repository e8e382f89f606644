/** Runs what the documentation of Velocity templates shows. */
@NullMarked
package plumb.compiler.velocity;

import org.jspecify.annotations.NullMarked;
