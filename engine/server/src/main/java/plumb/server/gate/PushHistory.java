package plumb.server.gate;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import plumb.server.access.AuditLog;
import plumb.server.git.push.Push;
import plumb.server.git.push.RefChange;
import plumb.store.Store;
import plumb.store.pushes.PushRow;
import plumb.store.pushes.PushTables;

/** Keeps what pushes were found to change, for who asks later. Thread-safe. */
public final class PushHistory {
  /** The outcome of a push that somebody has to approve of. */
  static final String WAITING = "waiting";

  private static final Duration KEPT = Duration.ofDays(90);

  private final Store store;
  private final AuditLog audit;
  private final Clock clock;

  public PushHistory(Store store, AuditLog audit, Clock clock) {
    this.store = store;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Keeps what was found.
   *
   * @param refusal null when it may land
   * @param outcome when it is more than refused or accepted: waiting, or preview
   * @return its number
   */
  long keep(Judgement judgement, @Nullable String refusal, @Nullable String outcome) {
    Push push = judgement.push();
    String forced = judgement.forced();
    PushRow row =
        new PushRow(
            0,
            clock.millis(),
            push.repository().name().text(),
            push.person().name(),
            refs(push),
            outcome != null ? outcome : refusal != null ? "refused" : "accepted",
            refusal != null ? refusal : forced != null ? "forced: " + forced : "",
            judgement.changes().stream().mapToLong(NodeChanges::changed).sum(),
            judgement.changes().stream().mapToLong(one -> one.broken().size()).sum());
    long number =
        store.inTransaction(
            handle -> {
              PushTables tables = new PushTables(handle);
              long id = tables.add(row);
              for (NodeChanges changes : judgement.changes()) {
                changes
                    .reports()
                    .forEach(
                        (format, body) ->
                            tables.addReport(id, changes.environment(), format, body));
              }
              return id;
            });
    if (refusal == null && forced != null) {
      audit.note(push.person().holder(), "git.push.force", row.repository(), forced);
    }
    return number;
  }

  /** The same text for the same push, whenever it is pushed. */
  static String refs(Push push) {
    return push.changes().stream()
        .map(RefChange::toString)
        .sorted()
        .collect(Collectors.joining(", "));
  }

  /** Who has approved of a push. */
  List<String> approvals(Push push) {
    return store.with(
        handle -> new PushTables(handle).approvals(push.repository().name().text(), refs(push)));
  }

  void landed(long number) {
    become(number, "landed");
  }

  void abandoned(long number) {
    become(number, "refused");
  }

  private void become(long number, String outcome) {
    store.inTransaction(
        handle -> {
          new PushTables(handle).become(number, outcome);
          return number;
        });
  }

  /** Forgets what is months old. */
  public void forgetOld() {
    store.inTransaction(handle -> new PushTables(handle).forget(clock.millis() - KEPT.toMillis()));
  }
}
