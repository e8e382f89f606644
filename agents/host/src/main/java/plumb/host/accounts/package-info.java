/** Users and groups of a host. */
@NullMarked
package plumb.host.accounts;

import org.jspecify.annotations.NullMarked;
