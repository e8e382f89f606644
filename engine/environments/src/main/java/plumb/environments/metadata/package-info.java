/** What modules say of themselves in {@code metadata.json}. */
@NullMarked
package plumb.environments.metadata;

import org.jspecify.annotations.NullMarked;
