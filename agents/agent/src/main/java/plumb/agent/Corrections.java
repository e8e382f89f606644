package plumb.agent;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import plumb.agent.provider.Change;
import plumb.agent.provider.Declaration;
import plumb.agent.provider.Level;
import plumb.agent.report.RunLog;
import plumb.agent.state.TransactionStore;
import plumb.agent.state.TransactionStore.Left;
import plumb.catalog.report.Event;

/**
 * Tells changes that correct what others did to a machine from those that a catalog newly asks for:
 * a change is corrective when the property differs from what the last run left behind, too.
 *
 * <p>Where parameters changed in between, that is found out by comparing what was observed with
 * what they asked for then. Secrets are never kept, so their changes never count as corrective.
 */
final class Corrections {
  private static final String ENSURE = "ensure";

  private final @Nullable TransactionStore store;
  private final RunLog log;
  private boolean warned;

  private Corrections(@Nullable TransactionStore store, RunLog log) {
    this.store = store;
    this.log = log;
  }

  /**
   * Reads what the last run left behind.
   *
   * @param file where that is kept; null when nobody asks
   */
  static Corrections in(@Nullable Path file, RunLog log) {
    if (file == null) {
      return new Corrections(null, log);
    }
    try {
      Corrections corrections = new Corrections(TransactionStore.read(file), log);
      corrections.warnOfDamage(file);
      return corrections;
    } catch (IOException e) {
      log.log(
          Level.WARNING,
          "No change counts as corrective: "
              + file
              + ", which says what the last run left, can't be read: "
              + Failures.describe(e));
      return new Corrections(TransactionStore.none(file), log);
    }
  }

  private void warnOfDamage(Path file) {
    if (store != null && store.isDamaged() && !warned) {
      warned = true;
      log.log(
          Level.WARNING,
          file + " is damaged: not every change that corrects what others did is marked so");
    }
  }

  /** Returns whether a change corrects what others did since the last run. */
  <D, S> boolean corrects(ManagedResource<D, S> resource, S observed, Change change) {
    Left left =
        store == null || change.isSecret() || !resource.provider().idempotent()
            ? null
            : store.left(resource.ref());
    if (left == null) {
      return false;
    }
    Object held = left.held().get(change.property());
    if (held != null) {
      return !held.equals(String.valueOf(change.current()));
    }
    if (!change.property().equals(ENSURE) && !left.parameters().containsKey(change.property())) {
      return false;
    }
    ManagedResource.Declared declared = resource.declared();
    if (left.parameters().equals(TransactionStore.asKept(shown(declared, resource)))) {
      return true;
    }
    return !declared.inherited() && differed(resource, observed, change, left);
  }

  /** Whether the property is not as the parameters of the last run asked for, either. */
  private static <D, S> boolean differed(
      ManagedResource<D, S> resource, S observed, Change change, Left left) {
    AtomicBoolean wrong = new AtomicBoolean();
    Declaration then =
        new Declaration(
            resource.declared().resource(), left.parameters(), problem -> wrong.set(true));
    try {
      D desired = resource.provider().desire(then);
      return !wrong.get()
          && resource.provider().diff(desired, observed).stream()
              .anyMatch(one -> one.property().equals(change.property()));
    } catch (RuntimeException e) {
      // Observed with other eyes than those parameters need: nothing is known.
      return false;
    }
  }

  /** Remembers how a resource was left after it was looked at. */
  <D, S> void left(ManagedResource<D, S> resource, @Nullable S observed) {
    if (store == null) {
      return;
    }
    Left before = store.left(resource.ref());
    Map<String, Object> parameters = shown(resource.declared(), resource);
    Map<String, Object> held = new LinkedHashMap<>(before == null ? Map.of() : before.held());
    if (observed != null) {
      held.putAll(resource.provider().held(resource.desired(), observed));
    }
    for (Event event : resource.status().events()) {
      if (event.status() != Event.Status.SUCCESS && event.status() != Event.Status.AUDIT) {
        if (event.property() == null || event.property().equals(ENSURE)) {
          store.keep(resource.ref());
          return;
        }
        restore(parameters, event.property(), before == null ? null : before.parameters());
        restore(held, event.property(), before == null ? null : before.held());
      }
    }
    store.leave(resource.ref(), new Left(parameters, held));
  }

  private static void restore(
      Map<String, Object> values, String property, @Nullable Map<String, Object> before) {
    Object value = before == null ? null : before.get(property);
    if (value == null) {
      values.remove(property);
    } else {
      values.put(property, value);
    }
  }

  private static Map<String, Object> shown(
      ManagedResource.Declared declared, ManagedResource<?, ?> resource) {
    Map<String, Object> shown = new LinkedHashMap<>(declared.parameters());
    Set<String> secrets = resource.settings().secrets();
    shown.keySet().removeAll(secrets);
    return shown;
  }

  /** Remembers of a resource what was known, for this run did not look at it. */
  void skipped(ManagedResource<?, ?> resource) {
    if (store != null) {
      store.keep(resource.ref());
    }
  }

  /** Writes down how this run left everything. */
  void save() {
    if (store != null) {
      warnOfDamage(store.file());
      try {
        store.save();
      } catch (IOException e) {
        log.log(Level.ERR, "Could not save how this run left things: " + Failures.describe(e));
      }
    }
  }
}
