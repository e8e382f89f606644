package plumb.agent;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;
import plumb.agent.provider.Level;
import plumb.agent.report.RunLog;
import plumb.agent.schedule.Schedule;
import plumb.agent.schedule.Schedule.Period;
import plumb.agent.state.CheckTimes;

/** Decides by their schedules which resources may be looked at in this run. */
final class ScheduleGate {
  private final Inventory inventory;
  private final Path file;
  private final boolean ignored;
  private final RunLog log;
  private final Clock clock;
  private @Nullable CheckTimes times;

  /**
   * Creates a gate.
   *
   * @param file where it is remembered when resources were looked at
   * @param ignored whether schedules do not matter in this run
   */
  ScheduleGate(Inventory inventory, Path file, boolean ignored, RunLog log) {
    this.inventory = inventory;
    this.file = file;
    this.ignored = ignored;
    this.log = log;
    this.clock = log.clock();
  }

  /** Returns a schedule of the catalog, or one of those that every catalog has; null if neither. */
  static @Nullable Schedule find(Inventory inventory, String title) {
    Schedule declared = inventory.desired("Schedule", title, Schedule.class);
    if (declared != null) {
      return declared;
    }
    return switch (title) {
      case "puppet" -> Schedule.every(Period.HOURLY, 2);
      case "hourly" -> Schedule.every(Period.HOURLY, 1);
      case "daily" -> Schedule.every(Period.DAILY, 1);
      case "weekly" -> Schedule.every(Period.WEEKLY, 1);
      case "monthly" -> Schedule.every(Period.MONTHLY, 1);
      case "never" -> Schedule.every(Period.NEVER, 1);
      default -> null;
    };
  }

  /** Returns whether the resource may be looked at now. */
  boolean allows(ManagedResource<?, ?> resource) {
    String title = resource.settings().schedule();
    Schedule schedule = title == null || ignored ? null : find(inventory, title);
    if (schedule == null) {
      return true;
    }
    Instant now = clock.instant();
    Instant last = times().last(resource.ref());
    // A clock that was set back must not keep a resource from being looked at for years.
    return schedule.allows(
        last.isAfter(now) ? Instant.EPOCH : last, ZonedDateTime.ofInstant(now, clock.getZone()));
  }

  /** Remembers that the resource is being looked at. */
  void checked(ManagedResource<?, ?> resource) {
    if (resource.settings().schedule() != null) {
      times().checked(resource.ref(), clock.instant());
    }
  }

  private CheckTimes times() {
    CheckTimes known = times;
    if (known == null) {
      try {
        known = CheckTimes.read(file);
        if (known.isDamaged()) {
          log.log(
              Level.WARNING,
              file + " is damaged: what can't be read of it counts as never checked");
        }
      } catch (IOException e) {
        log.log(
            Level.WARNING,
            "Schedules take every resource as never checked: "
                + file
                + " can't be read: "
                + Failures.describe(e));
        known = CheckTimes.none(file);
      }
      times = known;
    }
    return known;
  }

  /** Writes down when resources were looked at, if any has a schedule. */
  void save() {
    if (times != null) {
      try {
        times.save();
      } catch (IOException e) {
        log.log(Level.ERR, "Could not save when resources were checked: " + Failures.describe(e));
      }
    }
  }
}
