/** The checks of what manifests mean; {@code docs/checks.md} describes each. */
@NullMarked
package plumb.analysis.semantic.checks;

import org.jspecify.annotations.NullMarked;
