package plumb.server.authority;

import java.util.regex.Pattern;

/** The names that the authority signs. */
public final class NodeName {
  private static final Pattern VALID = Pattern.compile("[a-z0-9_-][a-z0-9._-]{0,254}");

  private NodeName() {}

  /**
   * Returns the name.
   *
   * @throws RefusedException when no certificate is given to it
   */
  public static String check(String name) throws RefusedException {
    if (!VALID.matcher(name).matches()) {
      throw new RefusedException(
          "A certificate's name is of lower case letters, digits, dots, dashes and underscores");
    }
    return name;
  }
}
