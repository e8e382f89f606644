/**
 * Judges the Hiera data of an environment as a whole: keys that nothing reads, values that their
 * parameters refuse, what is said twice, and levels and files that never meet. Nothing is looked up
 * for any node; what cannot be known without one is not judged.
 */
@NullMarked
package plumb.analysis.data;

import org.jspecify.annotations.NullMarked;
