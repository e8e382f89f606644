/** The database: SQLite on one server, PostgreSQL for several; one schema for both. */
@NullMarked
package plumb.store;

import org.jspecify.annotations.NullMarked;
