/** Single lines of text files, found by their text or by a regular expression. */
@NullMarked
package plumb.host.lines;

import org.jspecify.annotations.NullMarked;
