/**
 * An environment as the compiler sees it: modules, files, and an index of what is defined where.
 */
@NullMarked
package plumb.compiler.snapshot;

import org.jspecify.annotations.NullMarked;
