/** The type system: the types themselves, inference, mismatch messages and conversions. */
@NullMarked
package plumb.values.types;

import org.jspecify.annotations.NullMarked;
