/** Measures the compiler beside the installed Puppet, over the same generated inputs. */
@NullMarked
package plumb.benchmarks;

import org.jspecify.annotations.NullMarked;
