package plumb.compiler.program;

import java.util.List;

/** A node definition with the hosts that it matches. */
public record NodeDef(int pos, List<HostMatch> hosts, Body body) {

  /**
   * One host pattern: an exact name, a regular expression (without slashes), or {@code default}.
   */
  public record HostMatch(Kind kind, String text) {
    /** How {@code text} matches; it is empty for {@code DEFAULT}. */
    public enum Kind {
      NAME,
      REGEX,
      DEFAULT
    }
  }
}
