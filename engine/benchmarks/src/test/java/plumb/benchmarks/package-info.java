/** Holds that both sides measure the same. */
@NullMarked
package plumb.benchmarks;

import org.jspecify.annotations.NullMarked;
