/** What crosses the wire between server and agent: resources, catalogs, facts and reports. */
@NullMarked
package plumb.catalog;

import org.jspecify.annotations.NullMarked;
