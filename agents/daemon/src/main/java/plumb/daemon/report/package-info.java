/** Reports on their way: kept on disk until somebody has taken them. */
@NullMarked
package plumb.daemon.report;

import org.jspecify.annotations.NullMarked;
