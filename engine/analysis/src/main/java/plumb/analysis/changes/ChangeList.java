package plumb.analysis.changes;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import plumb.analysis.changes.Change.Evidence;
import plumb.analysis.changes.Change.Kind;
import plumb.analysis.changes.Change.OldName;
import plumb.analysis.interfaces.Place;

/** Changes that are being found. What is private asks for no more than a patch. */
final class ChangeList {
  private final List<Change> changes = new ArrayList<>();
  private final Function<Subject, OldName> oldNames;

  /**
   * @param oldNames what becomes of names
   */
  ChangeList(Function<Subject, OldName> oldNames) {
    this.oldNames = oldNames;
  }

  /** Where something is in both versions, and whether it is private in the old one. */
  record Context(
      Subject subject, @Nullable Place before, @Nullable Place after, boolean isPrivate) {
    Context parameter(String name, @Nullable Place old, @Nullable Place now) {
      return new Context(subject.withParameter(name), old, now, isPrivate);
    }
  }

  void add(Kind kind, Bump bump, Context at, @Nullable String before, @Nullable String after) {
    add(kind, bump, at, before, after, null, null);
  }

  void replaced(
      Kind kind, Context at, Subject successor, Evidence evidence, @Nullable Place newPlace) {
    Context there = new Context(at.subject, at.before, newPlace, at.isPrivate);
    add(kind, Bump.MAJOR, there, null, null, successor, evidence);
  }

  void deprecated(Context at, @Nullable Subject successor, String message) {
    add(Kind.DEPRECATED, Bump.MINOR, at, null, message, successor, null);
  }

  private void add(
      Kind kind,
      Bump bump,
      Context at,
      @Nullable String before,
      @Nullable String after,
      @Nullable Subject successor,
      @Nullable Evidence evidence) {
    changes.add(
        new Change(
            kind,
            at.subject,
            successor,
            evidence,
            before,
            after,
            at.before,
            at.after,
            at.isPrivate ? Bump.PATCH : bump,
            oldNames.apply(at.subject),
            at.isPrivate));
  }

  List<Change> sorted() {
    return changes.stream().sorted().toList();
  }
}
