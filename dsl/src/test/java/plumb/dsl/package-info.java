/** Tests of the language's front end. */
@NullMarked
package plumb.dsl;

import org.jspecify.annotations.NullMarked;
