/**
 * The functions of puppetlabs-stdlib 8.5 that modules call most, natively. They stand in for the
 * module's own Ruby code, and only where the module is present.
 */
@NullMarked
package plumb.values.functions.stdlib;

import org.jspecify.annotations.NullMarked;
