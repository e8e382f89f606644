package plumb.server.git.repository;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import plumb.server.access.Grant;
import plumb.server.access.Requester;

/**
 * Who uses a repository.
 *
 * @param name what settings call them: a token's name up to its first slash, so that one person may
 *     have several tokens and keys ({@code alice/laptop}); or {@code certificate NAME}
 * @param holder as the audit log names them
 * @param requester what they may by their role
 */
public record Person(String name, String holder, Requester requester) {
  private static final Pattern TOKEN = Pattern.compile("token ([^\\s/]+)(/.*)?");

  /** Who asks; null for somebody who has proved nothing. */
  public static @Nullable Person of(Requester requester) {
    Grant grant = requester.grant();
    if (grant != null) {
      Matcher token = TOKEN.matcher(grant.holder());
      if (token.matches()) {
        return new Person(token.group(1), grant.holder(), requester);
      }
    }
    String certificate = requester.name();
    if (certificate == null) {
      return grant == null ? null : new Person("", grant.holder(), requester);
    }
    return new Person(
        "certificate " + certificate,
        grant == null ? "certificate " + certificate : grant.holder(),
        requester);
  }
}
