/** Lookups that go through Ruby code, explained as by the reference. */
@NullMarked
package plumb.compiler.lookup;

import org.jspecify.annotations.NullMarked;
