/**
 * A compile in progress: scopes, resources and their parameters, collectors, relationships, and the
 * order in which the reference evaluates them.
 */
@NullMarked
package plumb.compiler.evaluation;

import org.jspecify.annotations.NullMarked;
