package plumb.compiler.lookup;

import org.jspecify.annotations.Nullable;

/**
 * A place that a hierarchy entry names: a file or a URI, as written and as resolved for this node.
 *
 * @param original as the configuration has it, interpolations included
 * @param resolved the absolute path or the URI
 * @param exists whether a file is there; a URI is assumed to exist
 */
record Location(String original, String resolved, boolean exists, boolean isUri) {
  static Location file(String original, String resolved, boolean exists) {
    return new Location(original, resolved, exists, false);
  }

  static Location uri(String original, String resolved) {
    return new Location(original, resolved, true, true);
  }

  // As in Origin: linking a record's own methods takes a short run too long.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Location location
        && original.equals(location.original)
        && resolved.equals(location.resolved)
        && exists == location.exists
        && isUri == location.isUri;
  }

  @Override
  public int hashCode() {
    return 31 * original.hashCode() + resolved.hashCode();
  }

  /** What an error message says of the place; empty for an entry without places. */
  static String inMessage(@Nullable Location location) {
    return location == null ? "" : ", when using location '" + location.resolved + "',";
  }
}
