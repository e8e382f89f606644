/**
 * What is known about a native resource type without its provider: attributes, namevars, values.
 */
@NullMarked
package plumb.catalog.schema;

import org.jspecify.annotations.NullMarked;
