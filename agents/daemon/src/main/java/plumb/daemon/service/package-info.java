/**
 * The waiting process: when to run, signals, the service manager, runs in processes of their own.
 */
@NullMarked
package plumb.daemon.service;

import org.jspecify.annotations.NullMarked;
