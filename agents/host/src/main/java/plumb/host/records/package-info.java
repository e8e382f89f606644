/**
 * Files of records, a line each, such as {@code /etc/hosts}: read once for all resources, changed
 * record by record, with every other line kept to the byte.
 */
@NullMarked
package plumb.host.records;

import org.jspecify.annotations.NullMarked;
