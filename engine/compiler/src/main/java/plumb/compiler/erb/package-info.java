/**
 * ERB templates whose Ruby code belongs to a small part of the language, rendered without Ruby.
 * What a template may be is decided when it is parsed; a render that meets what only Ruby can
 * answer is given up before anybody has seen anything of it.
 */
@NullMarked
package plumb.compiler.erb;

import org.jspecify.annotations.NullMarked;
