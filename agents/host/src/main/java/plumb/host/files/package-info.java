/** Files, directories and links: their content, owners and permissions. */
@NullMarked
package plumb.host.files;

import org.jspecify.annotations.NullMarked;
