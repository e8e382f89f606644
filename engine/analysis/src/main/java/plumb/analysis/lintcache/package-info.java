/** Keeps what was found in files, so that unchanged files are not checked again. */
@NullMarked
package plumb.analysis.lintcache;

import org.jspecify.annotations.NullMarked;
