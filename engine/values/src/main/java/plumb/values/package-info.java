/** Values of the language: plain Java objects where they can be, a small sealed set otherwise. */
@NullMarked
package plumb.values;

import org.jspecify.annotations.NullMarked;
