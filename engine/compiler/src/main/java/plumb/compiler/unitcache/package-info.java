/**
 * Keeps programs by the content of their texts, in memory and on disk, so that unchanged texts are
 * never parsed again.
 */
@NullMarked
package plumb.compiler.unitcache;

import org.jspecify.annotations.NullMarked;
