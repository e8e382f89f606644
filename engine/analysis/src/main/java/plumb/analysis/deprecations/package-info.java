/**
 * Recognises what modules deprecate by the conventions of their authors: sections of comments,
 * messages that code gives for a parameter that is set, and code that prefers an old name over a
 * new one. Nothing is evaluated: the evidence is text and the program of the compiler.
 */
@NullMarked
package plumb.analysis.deprecations;

import org.jspecify.annotations.NullMarked;
