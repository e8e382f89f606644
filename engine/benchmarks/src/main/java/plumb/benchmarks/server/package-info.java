/** The load of a fleet, put on our server and on the reference's. */
@NullMarked
package plumb.benchmarks.server;

import org.jspecify.annotations.NullMarked;
