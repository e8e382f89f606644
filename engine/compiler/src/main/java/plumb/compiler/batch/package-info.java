/** Compiling many nodes with one warm compiler: units, data files and lookups are shared. */
@NullMarked
package plumb.compiler.batch;

import org.jspecify.annotations.NullMarked;
