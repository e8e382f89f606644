package plumb.host.mysql;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is wanted of an account. Immutable.
 *
 * @param present whether it is there; null where that does not matter
 * @param hash hash of the password; null where it is left as it is
 * @param secret whether messages say nothing about the hash
 * @param plugin how the account proves who it is; null where it is left as it is
 * @param limits limits by the names of their parameters, as declared
 * @param tls what is required of the connection; null where it is left as it is
 */
record DesiredAccount(
    AccountName name,
    @Nullable Boolean present,
    @Nullable String hash,
    boolean secret,
    @Nullable String plugin,
    Map<String, Object> limits,
    @Nullable List<String> tls) {}
