/** Which of all findings are reported: those that are new in a baseline's eyes, or in git's. */
@NullMarked
package plumb.cli.lint.selection;

import org.jspecify.annotations.NullMarked;
