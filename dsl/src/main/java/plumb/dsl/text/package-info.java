/**
 * What the texts of literals mean: strings, heredocs, numbers, regular expressions, template text.
 */
@NullMarked
package plumb.dsl.text;

import org.jspecify.annotations.NullMarked;
