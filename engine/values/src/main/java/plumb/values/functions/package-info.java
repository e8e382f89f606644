/** Built-in functions that need nothing but values, and how a call finds the signature it fits. */
@NullMarked
package plumb.values.functions;

import org.jspecify.annotations.NullMarked;
