/** What a version of a module offers to those who use it, read from its files. */
@NullMarked
package plumb.analysis.interfaces;

import org.jspecify.annotations.NullMarked;
