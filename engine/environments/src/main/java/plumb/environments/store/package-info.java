/**
 * Environments on disk: contents shared by their digests, snapshots that are built beside the live
 * ones, and the one rename that switches to them.
 */
@NullMarked
package plumb.environments.store;

import org.jspecify.annotations.NullMarked;
