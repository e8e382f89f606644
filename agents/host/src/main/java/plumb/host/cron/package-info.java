/** Jobs in the users' crontabs. */
@NullMarked
package plumb.host.cron;

import org.jspecify.annotations.NullMarked;
