/**
 * Modules that come as compressed archives, from a URL or a Forge. What is in them is not trusted.
 */
@NullMarked
package plumb.environments.archive;

import org.jspecify.annotations.NullMarked;
