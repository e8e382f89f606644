package plumb.daemon.service;

import java.time.Duration;

/**
 * When runs are due.
 *
 * @param interval from the start of one run to that of the next
 * @param splay the most that the first one is put off by a random time, so that many agents that
 *     were started together do not run together
 * @param limit how long a run may take before it is ended
 */
public record Timing(Duration interval, Duration splay, Duration limit) {}
