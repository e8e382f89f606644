package plumb.host.facts;

import java.util.Locale;

/**
 * Facts that come from the same sources and are therefore resolved together.
 *
 * <p>A group says which names it may yield without reading anything, so that a fact that nobody
 * asks for costs nothing.
 */
interface FactGroup {
  /** Returns the group's name, as settings and timings have it: "networking". */
  default String name() {
    return getClass().getSimpleName().replace("Facts", "").toLowerCase(Locale.ROOT);
  }

  /** Returns whether a fact of that name, if there is one, comes from this group. */
  boolean owns(String fact);

  /** Reads the system and adds what is there. */
  void resolve(FactSink sink);
}
