/** What checks of style look at: a manifest's tokens, and the definitions and resources in them. */
@NullMarked
package plumb.analysis.style;

import org.jspecify.annotations.NullMarked;
