/**
 * What manifests mean, as far as their text, their module and the modules around it tell: the
 * program of the compiler, and what its names denote. Nothing is evaluated and no Ruby runs.
 */
@NullMarked
package plumb.analysis.semantic;

import org.jspecify.annotations.NullMarked;
