/**
 * Servers of MySQL and MariaDB: their data directory, databases, accounts and what these may do.
 */
@NullMarked
package plumb.host.mysql;

import org.jspecify.annotations.NullMarked;
