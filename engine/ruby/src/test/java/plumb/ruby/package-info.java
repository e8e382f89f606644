/** Tests of the Ruby engine, on functions and templates of the installed modules and own ones. */
@NullMarked
package plumb.ruby;

import org.jspecify.annotations.NullMarked;
