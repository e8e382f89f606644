/** Built-in functions that need the compile in progress: its catalog, scopes, files and data. */
@NullMarked
package plumb.compiler.functions;

import org.jspecify.annotations.NullMarked;
