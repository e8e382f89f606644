/** What {@code r10k.yaml} says: sources, credentials, what is purged, what runs afterwards. */
@NullMarked
package plumb.environments.settings;

import org.jspecify.annotations.NullMarked;
