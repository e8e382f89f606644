/**
 * Writes the names of today into manifests and data: where deprecated ones stand, and nothing else,
 * is changed.
 */
@NullMarked
package plumb.analysis.rename;

import org.jspecify.annotations.NullMarked;
