package plumb.host.notify;

import java.util.List;
import org.jspecify.annotations.Nullable;
import plumb.agent.provider.Change;
import plumb.agent.provider.Declaration;
import plumb.agent.provider.Provider;
import plumb.agent.provider.ResourceLog;
import plumb.agent.provider.Shown;
import plumb.values.Sensitive;

/** Logs messages: each run changes each of these resources anew. */
public final class NotifyProvider implements Provider<NotifyProvider.Message, Boolean> {
  private static final String PROPERTY = "message";

  /**
   * A message.
   *
   * @param value what to log; anything but a string is logged as it would be written
   * @param withPath whether the resource is named as the source
   * @param secret whether the text must never be shown
   */
  public record Message(Object value, boolean withPath, boolean secret) {}

  @Override
  public boolean idempotent() {
    return false;
  }

  @Override
  public @Nullable String name(Message desired) {
    return null;
  }

  @Override
  public Message desire(Declaration declaration) {
    declaration.value("name");
    Object value = declaration.value(PROPERTY);
    return new Message(
        value == null ? declaration.title() : value,
        declaration.flag("withpath", false),
        declaration.secret(PROPERTY));
  }

  @Override
  public Boolean observe(Message desired, ResourceLog log) {
    return false;
  }

  @Override
  public List<Change> diff(Message desired, Boolean logged) {
    return List.of(Change.of(PROPERTY, "absent", desired.value()));
  }

  @Override
  public void apply(Message desired, Boolean logged, Change change, ResourceLog log) {
    String text = desired.secret() ? Sensitive.REDACTED : text(desired.value());
    if (desired.withPath()) {
      log.log(log.changeLevel(), PROPERTY, text);
    } else {
      log.plain(log.changeLevel(), text);
    }
  }

  private static String text(Object value) {
    return value instanceof String text ? text : Shown.value(value);
  }
}
