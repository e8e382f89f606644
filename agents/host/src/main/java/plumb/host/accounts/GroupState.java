package plumb.host.accounts;

import org.jspecify.annotations.Nullable;

/**
 * What was found of a group.
 *
 * @param group null when there is none
 */
record GroupState(Accounts.@Nullable Group group) {}
