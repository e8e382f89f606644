/** When resources may be looked at: schedules, and what was looked at when. */
@NullMarked
package plumb.agent.schedule;

import org.jspecify.annotations.NullMarked;
