package plumb.host.accounts;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was found of a user.
 *
 * @param user null when there is none
 * @param secrets null when there are none or they may not be read
 * @param groups names of the groups that list the user, as in the file
 * @param wantedGid number of the primary group that is wanted; null when that does not exist
 */
record UserState(
    Accounts.@Nullable User user,
    Accounts.@Nullable Secrets secrets,
    List<String> groups,
    @Nullable Long wantedGid) {

  @Override
  public String toString() {
    return "state of a user"; // the password stays out of every message
  }
}
