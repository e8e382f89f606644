/** What happened while a catalog was applied: statuses of resources, events, logs, metrics. */
@NullMarked
package plumb.catalog.report;

import org.jspecify.annotations.NullMarked;
