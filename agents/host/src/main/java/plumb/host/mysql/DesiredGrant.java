package plumb.host.mysql;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is wanted of a grant. Immutable.
 *
 * @param present whether it is there; null where that does not matter
 * @param user whom it is for; null where only the name says so
 * @param table on what it is; null where only the name says so
 * @param privileges what may be done, sorted; empty where that is left as it is
 * @param options GRANT or NONE; null where they are left as they are
 */
record DesiredGrant(
    String name,
    @Nullable Boolean present,
    @Nullable AccountName user,
    @Nullable String table,
    List<String> privileges,
    @Nullable List<String> options) {}
