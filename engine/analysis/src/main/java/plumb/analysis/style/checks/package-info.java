/** The checks of style, by their puppet-lint names; each class is one check. */
@NullMarked
package plumb.analysis.style.checks;

import org.jspecify.annotations.NullMarked;
