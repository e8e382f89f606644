/** Users and groups of this machine by name and by number. */
@NullMarked
package plumb.host.principals;

import org.jspecify.annotations.NullMarked;
