/** Runs checks over files, and leaves out what control comments ignore. */
@NullMarked
package plumb.analysis.lint;

import org.jspecify.annotations.NullMarked;
