package plumb.host.accounts;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is wanted of a user. Properties that are null are not managed.
 *
 * @param present null when nothing is managed but the user's name
 * @param gid name or number of the primary group
 * @param groups names of the other groups, sorted
 * @param inclusive whether the user may be in no other group
 * @param password the hash
 * @param expiry a day as YYYY-MM-DD, or absent
 * @param manageHome whether the home directory comes and goes with the user
 * @param system whether a new user gets a number of the system's range
 * @param allowDuplicate whether another user may have the same number
 * @param purgedKeyFiles files that may hold no keys but those that are managed; ~/ and %h/ stand
 *     for the home directory
 */
record DesiredUser(
    String name,
    @Nullable Boolean present,
    @Nullable String home,
    @Nullable Long uid,
    @Nullable String gid,
    @Nullable String comment,
    @Nullable String shell,
    @Nullable String password,
    @Nullable Long minAge,
    @Nullable Long maxAge,
    @Nullable Long warnDays,
    @Nullable List<String> groups,
    boolean inclusive,
    @Nullable String expiry,
    boolean manageHome,
    boolean system,
    boolean allowDuplicate,
    List<String> purgedKeyFiles) {

  @Override
  public String toString() {
    return "user " + name; // the password stays out of every message
  }
}
