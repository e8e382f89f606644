package plumb.host.purging;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is wanted of all resources of a type.
 *
 * @param type capitalised as in references, such as "Host"
 * @param purge whether those that no manifest has are removed
 * @param systemUsers the highest number of a user that is kept; -1 for the system's own limit, null
 *     for none
 * @param keptUsers numbers of users that are kept
 */
record DesiredPurge(String type, boolean purge, @Nullable Long systemUsers, Set<Long> keptUsers) {}
