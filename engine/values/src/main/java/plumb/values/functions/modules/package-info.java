/** Native versions of functions of modules other than stdlib. */
@NullMarked
package plumb.values.functions.modules;

import org.jspecify.annotations.NullMarked;
