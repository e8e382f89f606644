package plumb.agent;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumb.agent.provider.Change;
import plumb.agent.provider.Level;
import plumb.agent.provider.Provider;
import plumb.agent.provider.ProviderException;
import plumb.catalog.report.Event;

/** Brings one resource to what is wanted, or finds out what that would take. */
final class Evaluation<D, S> {
  private final ManagedResource<D, S> resource;
  private final Provider<D, S> provider;
  private final Outcomes outcomes;
  private final Corrections corrections;
  private final Audits audits;
  private boolean changed;
  private boolean dropsRefresh;

  Evaluation(
      ManagedResource<D, S> resource, Outcomes outcomes, Corrections corrections, Audits audits) {
    this.resource = resource;
    this.provider = resource.provider();
    this.outcomes = outcomes;
    this.corrections = corrections;
    this.audits = audits;
  }

  /** Observes, compares and, unless the resource is in noop, changes. */
  void run() throws InterruptedException {
    @Nullable S observed = null;
    try {
      observed = provider.observe(resource.desired(), resource.log());
      Map<String, Object> audited = audits.values(resource, observed);
      List<Change> changes = provider.diff(resource.desired(), observed);
      for (Change change : changes) {
        make(observed, hideIfSecret(change));
      }
      audits.compare(resource, audited);
      if (changed) {
        provider.flush(resource.desired(), observed, resource.log());
      }
    } catch (ProviderException | IOException | RuntimeException e) {
      outcomes.failed(resource, e);
    }
    corrections.left(resource, observed);
  }

  /** Returns whether a change was made that makes a refresh unnecessary. */
  boolean dropsRefresh() {
    return dropsRefresh;
  }

  private Change hideIfSecret(Change change) {
    return resource.settings().hides(change) ? change.secret() : change;
  }

  private void make(S observed, Change change) throws InterruptedException {
    boolean corrective = corrections.corrects(resource, observed, change);
    String remark = audits.remark(resource, change);
    try {
      explain(observed, change);
      if (resource.settings().noop()) {
        outcomes.of(resource, change, Event.Status.NOOP, wouldChange(change) + remark, corrective);
      } else {
        provider.apply(resource.desired(), observed, change, resource.log());
        changed = true;
        outcomes.of(
            resource, change, Event.Status.SUCCESS, hasChanged(change) + remark, corrective);
      }
      dropsRefresh |= change.isDropsRefresh();
    } catch (ProviderException | IOException | RuntimeException e) {
      String message = couldNotChange(change) + Failures.describe(e);
      outcomes.of(resource, change, Event.Status.FAILURE, message, corrective);
    }
  }

  private void explain(S observed, Change change)
      throws ProviderException, IOException, InterruptedException {
    if (!change.isSecret()) {
      String text = provider.explain(resource.desired(), observed, change);
      if (text != null) {
        Level level = resource.settings().level();
        resource.log().log(level, change.property(), "\n" + text);
      }
    }
  }

  private static String wouldChange(Change change) {
    return change.isSecret()
        ? "current_value [redacted], should be [redacted] (noop)"
        : "current_value "
            + change.currentText()
            + ", should be "
            + change.desiredText()
            + " (noop)";
  }

  private static String hasChanged(Change change) {
    return change.isSecret() ? "changed [redacted] to [redacted]" : change.message();
  }

  private static String couldNotChange(Change change) {
    return change.isSecret()
        ? "change from [redacted] to [redacted] failed: "
        : "change from " + change.currentText() + " to " + change.desiredText() + " failed: ";
  }
}
