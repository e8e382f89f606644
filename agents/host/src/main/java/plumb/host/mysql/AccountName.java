package plumb.host.mysql;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The name of an account: who connects, and from where. Immutable.
 *
 * @param user may be empty, and may have an at sign
 * @param host in small letters
 */
record AccountName(String user, String host) {
  private static final Pattern QUOTED = Pattern.compile("(['`\"])((?:(?!\\1).)*)\\1@([\\w%.:/-]+)");
  private static final Pattern PLAIN = Pattern.compile("()([0-9a-zA-Z$_]*)@([\\w%.:/-]+)");
  private static final Pattern SPECIAL =
      Pattern.compile("()((?!['`\"]).*[^0-9a-zA-Z$_].*)@(.+)", Pattern.DOTALL);

  /** Reads a name as manifests have it; returns null where it is none. */
  static @Nullable AccountName parse(String name) {
    for (Pattern pattern : new Pattern[] {QUOTED, PLAIN, SPECIAL}) {
      Matcher matcher = pattern.matcher(name);
      if (matcher.matches()) {
        return new AccountName(matcher.group(2), matcher.group(3).toLowerCase(Locale.ROOT));
      }
    }
    return null;
  }

  /** Returns the name as statements have it. */
  String sql() {
    return Sql.text(user) + "@" + Sql.text(host);
  }

  @Override
  public String toString() {
    return user + "@" + host;
  }
}
