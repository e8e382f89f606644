/**
 * What modules say of names that are on their way out: by {@code @deprecated(...)} in manifests, or
 * in files {@code deprecations.yaml} of modules and of the environment.
 */
@NullMarked
package plumb.compiler.deprecation;

import org.jspecify.annotations.NullMarked;
