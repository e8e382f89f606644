/** The JSON forms of values, catalogs, facts and reports, streamed. */
@NullMarked
package plumb.catalog.json;

import org.jspecify.annotations.NullMarked;
