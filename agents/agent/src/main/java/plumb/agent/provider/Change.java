package plumb.agent.provider;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One property that is not as it should be. Immutable.
 *
 * <p>Never put secret text in a message: mark the change {@link #secret}, and its values and texts
 * are shown nowhere.
 */
public final class Change {
  private static final String ABSENT = "absent";

  private final String property;
  private final @Nullable Object current;
  private final @Nullable Object desired;
  private final String currentText;
  private final String desiredText;
  private final String message;
  private final String event;
  private final boolean secret;
  private final boolean dropsRefresh;

  private Change(
      String property,
      @Nullable Object current,
      @Nullable Object desired,
      String currentText,
      String desiredText,
      String message,
      String event,
      boolean secret,
      boolean dropsRefresh) {
    this.property = property;
    this.current = current;
    this.desired = desired;
    this.currentText = currentText;
    this.desiredText = desiredText;
    this.message = message;
    this.event = event;
    this.secret = secret;
    this.dropsRefresh = dropsRefresh;
  }

  /** Describes a property whose values show as themselves. */
  public static Change of(String property, @Nullable Object current, @Nullable Object desired) {
    return of(property, current, desired, Shown.value(current), Shown.value(desired));
  }

  /**
   * Describes a property whose values show in another form than they are compared in.
   *
   * @param current value found; null and "absent" mean that there is none
   * @param desired value wanted
   * @param currentText {@code current} for people, in quotes where it is a string
   * @param desiredText {@code desired} for people, in quotes where it is a string
   */
  public static Change of(
      String property,
      @Nullable Object current,
      @Nullable Object desired,
      String currentText,
      String desiredText) {
    String event = property + "_changed";
    String message = property + " changed " + currentText + " to " + desiredText;
    if (current == null || ABSENT.equals(current)) {
      message = "defined '" + property + "' as " + desiredText;
    } else if (ABSENT.equals(desired) || List.of(ABSENT).equals(desired)) {
      message = "undefined '" + property + "' from " + currentText;
    }
    return new Change(
        property, current, desired, currentText, desiredText, message, event, false, false);
  }

  /**
   * Describes a change of {@code ensure}: "created", "removed", or from one state to another.
   *
   * @param type lower-case name of the resource type, for the event's name
   */
  public static Change ensure(String type, String current, String desired) {
    Change change = of("ensure", current, desired);
    if (current.equals(ABSENT)) {
      return change.message("created").event(type + "_created");
    }
    if (desired.equals(ABSENT)) {
      return change.message("removed").event(type + "_removed");
    }
    return change
        .message("ensure changed " + change.currentText + " to " + change.desiredText)
        .event(type + "_changed");
  }

  /** Returns this change with another message for when it was made. */
  public Change message(String text) {
    return new Change(
        property, current, desired, currentText, desiredText, text, event, secret, dropsRefresh);
  }

  /** Returns this change with another event name, such as "service_started". */
  public Change event(String name) {
    return new Change(
        property, current, desired, currentText, desiredText, message, name, secret, dropsRefresh);
  }

  /** Returns this change with its values hidden from logs, events and reports. */
  public Change secret() {
    return new Change(
        property, current, desired, currentText, desiredText, message, event, true, dropsRefresh);
  }

  /**
   * Returns this change such that making it takes back a refresh that was due: a service that was
   * just started need not be restarted.
   */
  public Change dropsRefresh() {
    return new Change(
        property, current, desired, currentText, desiredText, message, event, secret, true);
  }

  public String property() {
    return property;
  }

  public @Nullable Object current() {
    return current;
  }

  public @Nullable Object desired() {
    return desired;
  }

  /** Returns the value found, for people. */
  public String currentText() {
    return currentText;
  }

  /** Returns the value wanted, for people. */
  public String desiredText() {
    return desiredText;
  }

  /** Returns what to say once the change is made. */
  public String message() {
    return message;
  }

  /** Returns the name of the event that this change causes. */
  public String event() {
    return event;
  }

  public boolean isSecret() {
    return secret;
  }

  public boolean isDropsRefresh() {
    return dropsRefresh;
  }

  @Override
  public String toString() {
    return secret ? property + " changed" : message;
  }
}
