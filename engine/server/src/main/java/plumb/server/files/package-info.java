/** Files that agents fetch: of modules, their plugins, and mounts of the site. */
@NullMarked
package plumb.server.files;

import org.jspecify.annotations.NullMarked;
