package plumb.agent;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import plumb.agent.provider.Change;
import plumb.agent.provider.Level;
import plumb.agent.provider.ProviderException;
import plumb.agent.provider.Shown;
import plumb.agent.report.RunLog;
import plumb.agent.state.AuditStore;

/**
 * Tells what became of audited properties since they were last looked at. What is remembered is the
 * value that was found, so a change that a run made is told by the next one.
 */
final class Audits {
  private static final String ABSENT = "absent";

  private final AuditStore store;
  private final Outcomes outcomes;
  private final RunLog log;

  private Audits(AuditStore store, Outcomes outcomes, RunLog log) {
    this.store = store;
    this.outcomes = outcomes;
    this.log = log;
  }

  /** Reads what is remembered. */
  static Audits in(Path file, Outcomes outcomes, RunLog log) {
    try {
      AuditStore store = AuditStore.read(file);
      if (store.isDamaged()) {
        log.log(Level.WARNING, file + " is damaged: some audited values are not known any more");
      }
      return new Audits(store, outcomes, log);
    } catch (IOException e) {
      log.log(Level.WARNING, "Nothing is known of audited values: " + file + ": " + e.getMessage());
      return new Audits(AuditStore.none(file), outcomes, log);
    }
  }

  /** Returns what to say of the remembered value of a property that is about to be changed. */
  String remark(ManagedResource<?, ?> resource, Change change) {
    if (!resource.settings().audit().contains(change.property()) || change.isSecret()) {
      return "";
    }
    String before = store.value(resource.ref(), change.property());
    return before == null || before.equals(text(change.current()))
        ? ""
        : " (previously recorded value was " + Shown.value(before) + ")";
  }

  /** Returns the audited properties of a resource as they are, before anything changes. */
  <D, S> Map<String, Object> values(ManagedResource<D, S> resource, S observed)
      throws ProviderException, IOException, InterruptedException {
    List<String> audited = resource.settings().audit();
    return audited.isEmpty()
        ? Map.of()
        : resource.provider().audit(resource.desired(), observed, Set.copyOf(audited));
  }

  /**
   * Compares a resource with what is remembered of it, after its changes were made.
   *
   * @param values what {@link #values} returned
   */
  void compare(ManagedResource<?, ?> resource, Map<String, Object> values) {
    Set<String> changed =
        resource.status().events().stream()
            .map(event -> String.valueOf(event.property()))
            .collect(Collectors.toSet());
    for (String property : resource.settings().audit()) {
      String now = text(values.get(property));
      String before = store.value(resource.ref(), property);
      store.put(resource.ref(), property, now);
      if (before == null) {
        resource.log().log(Level.NOTICE, property, "audit change: newly-recorded value " + now);
      } else if (!before.equals(now) && !changed.contains(property)) {
        outcomes.audited(resource, property, before, now);
      }
    }
  }

  private static String text(@Nullable Object value) {
    return value == null ? ABSENT : value.toString();
  }

  /** Remembers what was found. */
  void save() {
    try {
      store.save();
    } catch (IOException e) {
      log.log(Level.ERR, "Could not save audited values: " + Failures.describe(e));
    }
  }
}
