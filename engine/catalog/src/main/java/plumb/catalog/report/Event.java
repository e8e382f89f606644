package plumb.catalog.report;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One property that differed, and what came of it.
 *
 * @param property null for what concerns the resource as a whole
 * @param previousValue what was found; already redacted where it is secret
 * @param desiredValue what the catalog asks for
 * @param historicalValue what the last run left behind, when it was recorded
 * @param message one sentence for people
 * @param name kind of event, such as {@code content_changed}
 * @param redacted whether the values were replaced because they are secret
 * @param correctiveChange whether something else than Plumb had changed the property
 */
public record Event(
    boolean audited,
    @Nullable String property,
    @Nullable Object previousValue,
    @Nullable Object desiredValue,
    @Nullable Object historicalValue,
    String message,
    @Nullable String name,
    Status status,
    Instant time,
    boolean redacted,
    boolean correctiveChange) {

  /** What came of an event. */
  public enum Status {
    /** The change was only thought of. */
    NOOP("noop"),
    /** The system was changed. */
    SUCCESS("success"),
    /** The change failed. */
    FAILURE("failure"),
    /** A watched property changed by itself. */
    AUDIT("audit");

    private final String wireName;

    Status(String wireName) {
      this.wireName = wireName;
    }

    /** Returns the text that stands for this status in a report. */
    public String wireName() {
      return wireName;
    }

    /**
     * Returns the status with that text.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Status ofWireName(String wireName) {
      for (Status status : values()) {
        if (status.wireName.equals(wireName)) {
          return status;
        }
      }
      throw new IllegalArgumentException("unknown event status '" + wireName + "'");
    }
  }
}
