/** Tests of what is managed in servers of MySQL. */
@NullMarked
package plumb.host.mysql;

import org.jspecify.annotations.NullMarked;
