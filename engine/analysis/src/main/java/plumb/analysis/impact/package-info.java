/** What a change of a module does to the code that uses it. */
@NullMarked
package plumb.analysis.impact;

import org.jspecify.annotations.NullMarked;
