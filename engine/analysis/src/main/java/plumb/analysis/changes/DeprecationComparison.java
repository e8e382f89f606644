package plumb.analysis.changes;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plumb.analysis.changes.Change.Kind;
import plumb.analysis.changes.ChangeList.Context;
import plumb.analysis.deprecations.RecognisedDeprecation;
import plumb.analysis.interfaces.Element;
import plumb.analysis.interfaces.ModuleInterface;
import plumb.compiler.deprecation.Deprecation;

/**
 * Compares the names that two versions call deprecated: those that are on their way out now, and
 * those whose way ends, though the code that they belong to may be what it was.
 */
final class DeprecationComparison {
  private final ModuleInterface before;
  private final ModuleInterface after;
  private final DeclaredRenames declared;
  private final NewNames names;
  private final Successors renames;
  private final ChangeList changes;
  private final Set<Subject> known = new HashSet<>();

  DeprecationComparison(
      ModuleInterface before,
      ModuleInterface after,
      DeclaredRenames declared,
      NewNames names,
      Successors renames,
      ChangeList changes) {
    this.before = before;
    this.after = after;
    this.declared = declared;
    this.names = names;
    this.renames = renames;
    this.changes = changes;
  }

  void compare() {
    Set<Subject> subjects = new LinkedHashSet<>();
    for (ModuleInterface version : new ModuleInterface[] {before, after}) {
      for (Deprecation each : version.deprecations()) {
        subjects.add(subject(each.subject()));
      }
    }
    subjects.forEach(this::ending);
    deprecated();
  }

  /** What a deprecation is about, by any of the versions. */
  private Subject subject(Deprecation.Subject subject) {
    Subject old = DeclaredRenames.subject(subject, before);
    Subject found = old == null ? DeclaredRenames.subject(subject, after) : old;
    if (found != null) {
      return found;
    }
    Subject.Sort sort =
        switch (subject.kind()) {
          case DEFINED_TYPE -> Subject.Sort.DEFINED_TYPE;
          case FUNCTION -> Subject.Sort.FUNCTION;
          case PARAMETER ->
              isDefinedType(subject.owner()) ? Subject.Sort.DEFINED_TYPE : Subject.Sort.CLASS;
          case CLASS -> Subject.Sort.CLASS;
        };
    return new Subject(sort, subject.owner(), subject.parameter());
  }

  private boolean isDefinedType(String name) {
    return before.find(Element.Kind.DEFINED_TYPE, name) != null
        || after.find(Element.Kind.DEFINED_TYPE, name) != null;
  }

  /** Tells of a name that could be used, and cannot any more. */
  private void ending(Subject subject) {
    boolean worked = declared.works(subject, before);
    boolean lost = DeclaredRenames.has(subject, before) && !DeclaredRenames.has(subject, after);
    if (!worked || lost || declared.works(subject, after)) {
      return;
    }
    known.add(subject);
    Element owner = before.find(Element.Kind.valueOf(subject.sort().name()), subject.owner());
    Context at =
        new Context(
            subject,
            DeclaredRenames.place(subject, before),
            DeclaredRenames.place(subject, after),
            owner != null && owner.isPrivate());
    Successors.Successor successor = renames.of(subject);
    if (successor == null) {
      changes.add(Kind.REMOVED, Bump.MAJOR, at, null, declared.ending(subject));
      return;
    }
    boolean moved =
        subject.parameter() != null && !successor.subject().owner().equals(subject.owner());
    changes.replaced(
        moved ? Kind.MOVED : Kind.RENAMED,
        at,
        successor.subject(),
        successor.evidence(),
        names.place(successor.subject()));
  }

  /** What is there, but on its way out now. */
  private void deprecated() {
    for (Deprecation each : before.deprecations()) {
      known.add(DeclaredRenames.subject(each.subject(), before));
    }
    for (RecognisedDeprecation each : before.recognised()) {
      known.add(RecognisedRenames.subject(each, before));
    }
    for (Deprecation each : after.deprecations()) {
      Deprecation.Subject to = each.renamedTo();
      Subject subject = DeclaredRenames.subject(each.subject(), after);
      Subject successor = to == null || subject == null ? null : names.successor(to, subject);
      deprecated(subject, successor, DeclaredRenames.text(each));
    }
    for (RecognisedDeprecation each : after.recognised()) {
      Subject successor =
          each.replacements().size() == 1
              ? RecognisedRenames.subject(each, each.replacements().get(0), after)
              : null;
      Subject subject = RecognisedRenames.subject(each, after);
      deprecated(subject, successor, RecognisedRenames.text(each));
    }
  }

  private void deprecated(@Nullable Subject subject, @Nullable Subject successor, String message) {
    if (subject != null && known.add(subject)) {
      Context at = new Context(subject, null, DeclaredRenames.place(subject, after), false);
      changes.deprecated(at, successor, message);
    }
  }
}
