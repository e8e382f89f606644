package plumb.agent;

import java.time.Clock;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import plumb.agent.provider.Change;
import plumb.agent.provider.Level;
import plumb.agent.provider.Shown;
import plumb.catalog.report.Event;

/** Turns what happened to a resource into events of its status and lines of the log. */
final class Outcomes {
  private static final String REDACTED = "[redacted]";

  private final Clock clock;
  private long count;

  Outcomes(Clock clock) {
    this.clock = clock;
  }

  /**
   * Records what came of a change.
   *
   * @param corrective whether it concerns what others did since the last run
   */
  void of(
      ManagedResource<?, ?> resource,
      Change change,
      Event.Status status,
      String words,
      boolean corrective) {
    count += status == Event.Status.NOOP ? 0 : 1;
    boolean secret = change.isSecret();
    String shown = resource.settings().hidden().hide(words);
    String message = corrective ? shown + " (corrective)" : shown;
    resource
        .status()
        .add(
            new Event(
                false,
                change.property(),
                secret ? REDACTED : change.current(),
                secret ? REDACTED : change.desired(),
                null,
                message,
                change.event(),
                status,
                clock.instant(),
                secret,
                corrective));
    Level level = status == Event.Status.FAILURE ? Level.ERR : resource.settings().level();
    resource.log().log(level, change.property(), message);
  }

  /** Returns how many changes were made or tried, refreshes among them. */
  long count() {
    return count;
  }

  /** Records that something else has changed a property since it was last looked at. */
  void audited(ManagedResource<?, ?> resource, String property, String before, String now) {
    String message =
        "audit change: previously recorded value "
            + Shown.value(before)
            + " has been changed to "
            + Shown.value(now);
    resource
        .status()
        .add(
            new Event(
                true,
                property,
                now,
                null,
                before,
                message,
                (property.equals("ensure") ? resource.type().toLowerCase(Locale.ROOT) : property)
                    + "_changed",
                Event.Status.AUDIT,
                clock.instant(),
                false,
                false));
    resource.log().log(resource.settings().level(), property, message);
  }

  /** Records that a resource could not be observed or its changes not be completed. */
  void failed(ManagedResource<?, ?> resource, Exception failure) {
    String reason = Failures.describe(failure);
    failed(resource, reason, "Could not evaluate: " + reason);
  }

  /** Records that a resource as a whole failed. */
  void failed(ManagedResource<?, ?> resource, String message) {
    failed(resource, message, message);
  }

  private void failed(ManagedResource<?, ?> resource, String eventMessage, String logMessage) {
    String shown = resource.settings().hidden().hide(eventMessage);
    resource.status().add(event("resource_error", Event.Status.FAILURE, shown));
    resource.log().log(Level.ERR, logMessage);
  }

  /** Records that a resource reacted to changes of others. */
  void refreshed(ManagedResource<?, ?> resource, String message) {
    count++;
    resource.status().setRestarted(true);
    String shown = resource.settings().hidden().hide(message);
    resource.status().add(event("refresh", Event.Status.SUCCESS, shown));
    resource.log().log(Level.NOTICE, message);
  }

  /** Records that a resource could not react to changes of others. */
  void failedToRefresh(ManagedResource<?, ?> resource, String message) {
    count++;
    resource.status().setFailedToRestart(true);
    failed(resource, message);
  }

  private Event event(@Nullable String name, Event.Status status, String message) {
    return new Event(
        false, null, null, null, null, message, name, status, clock.instant(), false, false);
  }
}
