/**
 * Velocity templates: {@code velocity} and {@code inline_velocity}, in an engine without
 * reflection.
 */
@NullMarked
package plumb.compiler.velocity;

import org.jspecify.annotations.NullMarked;
