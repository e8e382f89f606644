package plumb.host.accounts;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is wanted of a group.
 *
 * @param gid its number; null for whatever it has or gets
 * @param members names of users; null when not managed
 * @param exclusive whether nobody else may be a member
 * @param system whether a new group gets a number of the system's range
 * @param allowDuplicate whether another group may have the same number
 */
record DesiredGroup(
    String name,
    boolean present,
    @Nullable Long gid,
    @Nullable List<String> members,
    boolean exclusive,
    boolean system,
    boolean allowDuplicate) {}
