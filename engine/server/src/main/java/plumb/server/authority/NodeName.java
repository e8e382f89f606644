package plumb.server.authority;

import java.util.regex.Pattern;

/** The names that the authority signs. */
public final class NodeName {
  /** Printable, lower case, and neither a slash nor a wildcard; it must not look like a path. */
  private static final Pattern VALID = Pattern.compile("[!-~&&[^/*A-Z]]{1,255}");

  private NodeName() {}

  /**
   * Returns the name.
   *
   * @throws RefusedException when no certificate is given to it
   */
  public static String check(String name) throws RefusedException {
    if (!VALID.matcher(name).matches() || name.startsWith(".")) {
      throw new RefusedException(
          "A certificate's name is of lower case letters, digits, dots, dashes and underscores");
    }
    return name;
  }
}
