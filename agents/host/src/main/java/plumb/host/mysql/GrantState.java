package plumb.host.mysql;

import java.util.List;

/**
 * What was found of a grant. Immutable.
 *
 * @param user whom it is for
 * @param table on what it is
 * @param privileges what may be done, sorted
 * @param options GRANT or NONE
 */
record GrantState(AccountName user, String table, List<String> privileges, List<String> options) {}
