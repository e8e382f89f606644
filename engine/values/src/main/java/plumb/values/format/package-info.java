/** Text forms of numbers and values as Ruby's {@code sprintf} writes and reads them. */
@NullMarked
package plumb.values.format;

import org.jspecify.annotations.NullMarked;
