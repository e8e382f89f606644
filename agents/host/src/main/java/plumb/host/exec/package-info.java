/** Runs the commands of exec resources, each in a process group that can be stopped as a whole. */
@NullMarked
package plumb.host.exec;

import org.jspecify.annotations.NullMarked;
