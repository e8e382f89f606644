package plumb.host.postgresql;

import org.jspecify.annotations.Nullable;

/**
 * What a {@code postgresql_psql} asks for. Immutable.
 *
 * @param command what to execute
 * @param unless a query that must find nothing; null for none
 * @param onlyIf a query that must find something; null for none
 * @param refreshOnly whether it is executed only when it is refreshed
 * @param psql how it is executed
 * @param secret whether neither SQL nor output may be shown
 */
record DesiredSql(
    String command,
    @Nullable String unless,
    @Nullable String onlyIf,
    boolean refreshOnly,
    Psql psql,
    boolean secret) {}
