/** The rules that a manifest must keep beyond its syntax, with the reference's issue codes. */
@NullMarked
package plumb.dsl.validation;

import org.jspecify.annotations.NullMarked;
