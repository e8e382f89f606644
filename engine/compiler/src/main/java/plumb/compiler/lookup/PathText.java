package plumb.compiler.lookup;

/**
 * Joins paths as text, as Ruby's {@code Pathname#+} does: the right side wins when it is absolute,
 * and its leading {@code .} and {@code ..} are taken off the left side. Text, because the result is
 * shown to people and serves as the key of caches.
 */
final class PathText {
  private PathText() {}

  static String join(String base, String relative) {
    if (relative.startsWith("/") || base.isEmpty()) {
      return relative;
    }
    String left =
        base.length() > 1 && base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
    String right = relative;
    while (true) {
      if (right.isEmpty() || right.equals(".")) {
        return left;
      }
      if (right.startsWith("./")) {
        right = right.substring(2);
      } else if (right.equals("..") || right.startsWith("../")) {
        left = parent(left);
        right = right.length() == 2 ? "" : right.substring(3);
      } else {
        return left.equals("/") ? left + right : left + "/" + right;
      }
    }
  }

  private static String parent(String path) {
    int slash = path.lastIndexOf('/');
    return slash <= 0 ? "/" : path.substring(0, slash);
  }

  /** Whether one of the path's segments is {@code ..}. */
  static boolean climbs(String path) {
    for (int at = path.indexOf(".."); at >= 0; at = path.indexOf("..", at + 1)) {
      boolean starts = at == 0 || path.charAt(at - 1) == '/';
      boolean ends = at + 2 == path.length() || path.charAt(at + 2) == '/';
      if (starts && ends) {
        return true;
      }
    }
    return false;
  }
}
