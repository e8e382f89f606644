/** Asks web servers for files. */
@NullMarked
package plumb.host.web;

import org.jspecify.annotations.NullMarked;
