package plumb.server.git.push;

import org.jspecify.annotations.Nullable;

/**
 * What becomes of a push.
 *
 * @param refusal why it is refused, as a part of a sentence for whoever pushes; null when it is not
 * @param landing what the gate does as it lands
 */
public record Verdict(@Nullable String refusal, Landing landing) {
  private static final Landing NOTHING = new Landing() {};

  /** It may land. */
  public static Verdict accept() {
    return new Verdict(null, NOTHING);
  }

  /** It may land, and the gate has its part in that. */
  public static Verdict accept(Landing landing) {
    return new Verdict(null, landing);
  }

  /** It does not land, and nothing of it. */
  public static Verdict refuse(String reason) {
    return new Verdict(reason, NOTHING);
  }

  /**
   * The gate's part in the landing of a push that it has accepted. First {@link #refusal}, then one
   * of the others is called, once each, unless the process ends. While they run, no other push to
   * the same repository lands.
   */
  public interface Landing {
    /**
     * Looks once more whether what the push was judged by still holds: another one may have landed
     * since. Branches move right after it.
     *
     * @return why it is refused now, or null
     */
    default @Nullable String refusal() {
      return null;
    }

    /** All branches have moved. Whoever pushes waits for it, and reads what it tells. */
    default void landed() {}

    /** None has. */
    default void abandoned() {}
  }
}
