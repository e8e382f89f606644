package plumb.server.authority;

import java.util.regex.Pattern;

/** The names that the authority signs. */
public final class NodeName {
  private static final Pattern VALID = Pattern.compile("[a-z0-9_][a-z0-9._-]{0,254}");

  private static final String AUTHORITY = "ca";

  private NodeName() {}

  /**
   * Returns the name.
   *
   * @throws RefusedException when no certificate is given to it
   */
  public static String check(String name) throws RefusedException {
    if (!VALID.matcher(name).matches()) {
      throw new RefusedException(
          "A certificate's name is of lower case letters, digits, dots, dashes and underscores,"
              + " and starts with no dash or dot");
    }
    if (name.equals(AUTHORITY)) {
      throw new RefusedException("'ca' is what agents call the authority's own certificate");
    }
    return name;
  }
}
