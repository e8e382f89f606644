package plumb.analysis.changes;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import plumb.analysis.changes.Change.Kind;
import plumb.analysis.changes.ChangeList.Context;
import plumb.analysis.interfaces.DefaultValue;
import plumb.analysis.interfaces.Element;
import plumb.analysis.interfaces.ModuleInterface;
import plumb.analysis.interfaces.Parameter;
import plumb.analysis.interfaces.Place;

/**
 * Compares the parameters of classes and defined types. Those that are gone are first looked for
 * among the new ones of the same definition, then, as moved, among the new ones of all others.
 */
final class DefinitionComparison {
  private final ChangeList changes;
  private final Successors renames;
  private final ModuleInterface before;
  private final NewNames names;
  private final ParameterComparison parameters;
  private final List<Owned> gone = new ArrayList<>();
  private final List<Owned> added = new ArrayList<>();

  /** What is known to have come of what is gone: it is told with that. */
  private final Set<Subject> takenOver = new HashSet<>();

  /**
   * A parameter of a definition.
   *
   * @param owner what is said of its definition; its subject is the old version's
   * @param isAlone whether the definition is in both versions
   */
  private record Owned(Context owner, Parameter parameter, boolean isAlone) {
    Subject subject() {
      return owner.subject().withParameter(parameter.name());
    }

    /** The parameter, and what it is in the new version. */
    Context at(@Nullable Place now) {
      return owner.parameter(parameter.name(), parameter.place(), now);
    }
  }

  DefinitionComparison(
      ChangeList changes, Successors renames, ModuleInterface before, NewNames names) {
    this.changes = changes;
    this.renames = renames;
    this.before = before;
    this.names = names;
    this.parameters = new ParameterComparison(changes);
  }

  void compare(Context at, Element.Definition before, Element.Definition now) {
    List<Owned> lost = new ArrayList<>();
    List<Owned> fresh = new ArrayList<>();
    for (Parameter old : before.parameters().values()) {
      Parameter same = now.parameters().get(old.name());
      if (same == null) {
        lost.add(new Owned(at, old, true));
      } else {
        // What another module has now has no place in this one.
        Place place = at.after() == null ? null : same.place();
        kept(at.parameter(old.name(), old.place(), place), old, same);
      }
    }
    boolean renamed = !now.name().equals(before.name());
    Context owner = renamed ? new Context(Subject.of(now), null, now.place(), now.isPrivate()) : at;
    for (Parameter one : now.parameters().values()) {
      if (!before.parameters().containsKey(one.name())) {
        fresh.add(new Owned(owner, one, true));
      }
    }
    lost.removeIf(this::isKnown);
    Map<Owned, Replacement<Owned>> replaced =
        Replacement.guess(lost, fresh, (a, b) -> Likeness.of(a.parameter, b.parameter));
    for (Replacement<Owned> each : replaced.values()) {
      Owned to = each.after();
      Subject successor = Subject.of(now).withParameter(to.parameter.name());
      guessed(Kind.RENAMED, each, successor);
      fresh.remove(to);
    }
    lost.removeAll(replaced.keySet());
    gone.addAll(lost);
    // What takes a name over and was there before has nothing new for that.
    if (!renamed || this.before.find(now.kind(), now.name()) == null) {
      added.addAll(fresh);
    }
  }

  /** A parameter that has a new name besides is, when nobody sets it, what the new one is. */
  private void kept(Context at, Parameter old, Parameter now) {
    Successors.Successor known = renames.of(at.subject());
    Parameter successor = known == null ? null : names.parameter(known.subject());
    parameters.type(at, old.type(), now.type());
    if (known == null || successor == null) {
      parameters.unset(at, old, now);
    } else if (parameter(known.subject(), before) == null && !known.converts()) {
      parameters.unset(at, old, successor);
    }
  }

  /** Tells of a successor that is known. */
  private boolean isKnown(Owned old) {
    Successors.Successor known = renames.of(old.subject());
    if (known == null) {
      return false;
    }
    takenOver.add(known.subject());
    boolean moved = !known.subject().owner().equals(old.owner.subject().owner());
    Kind kind = moved ? Kind.MOVED : Kind.RENAMED;
    Place place = names.place(known.subject());
    Context at = old.at(place);
    changes.replaced(kind, at, known.subject(), known.evidence(), place);
    Parameter now = names.parameter(known.subject());
    if (now != null && !known.converts()) {
      parameters.type(at, old.parameter.type(), now.type());
      // Who set neither name had the default of the new one, if that was there.
      if (!isUndef(old.parameter) || parameter(known.subject(), before) == null) {
        parameters.unset(at, old.parameter, now);
      }
    }
    return true;
  }

  private static boolean isUndef(Parameter parameter) {
    DefaultValue value = parameter.defaultValue();
    return value != null && value.text().equals("undef");
  }

  private static @Nullable Parameter parameter(Subject subject, ModuleInterface version) {
    Element.Kind kind = Element.Kind.valueOf(subject.sort().name());
    return version.find(kind, subject.owner()) instanceof Element.Definition definition
            && subject.parameter() != null
        ? definition.parameters().get(subject.parameter())
        : null;
  }

  private void guessed(Kind kind, Replacement<Owned> guess, Subject successor) {
    Owned old = guess.before();
    Parameter now = guess.after().parameter;
    Context at = old.at(now.place());
    changes.replaced(kind, at, successor, guess.evidence(), now.place());
    parameters.compare(at, old.parameter, now);
  }

  /** A whole definition is gone: its parameters may be those of others now. */
  void gone(Element.Definition definition) {
    Context at =
        new Context(Subject.of(definition), definition.place(), null, definition.isPrivate());
    definition.parameters().values().forEach(one -> gone.add(new Owned(at, one, false)));
    gone.removeIf(old -> !old.isAlone && isKnown(old));
  }

  /** A whole definition is new: its parameters may have been those of others. */
  void added(Element.Definition definition) {
    Context at =
        new Context(Subject.of(definition), null, definition.place(), definition.isPrivate());
    definition.parameters().values().forEach(one -> added.add(new Owned(at, one, false)));
  }

  /** Tells what is gone and new; to be called when all definitions were compared. */
  void finish() {
    Map<Owned, Replacement<Owned>> moved = Replacement.guess(gone, added, this::likenessOfMoved);
    Set<Owned> targets = new HashSet<>();
    for (Replacement<Owned> each : moved.values()) {
      Owned to = each.after();
      targets.add(to);
      guessed(Kind.MOVED, each, to.subject());
    }
    for (Owned old : gone) {
      if (old.isAlone && !moved.containsKey(old)) {
        Parameter was = old.parameter;
        Context at = old.owner.parameter(was.name(), was.place(), null);
        changes.add(Kind.REMOVED, Bump.MAJOR, at, was.type().text(), null);
      }
    }
    for (Owned one : added) {
      if (one.isAlone && !targets.contains(one) && !takenOver.contains(one.subject())) {
        Parameter now = one.parameter;
        Context at = one.owner.parameter(now.name(), null, now.place());
        Bump bump = now.isRequired() ? Bump.MAJOR : Bump.MINOR;
        String value = ParameterComparison.text(now);
        String text = now.type().text() + (value == null ? ", required" : " = " + value);
        changes.add(Kind.ADDED, bump, at, null, text);
      }
    }
  }

  /**
   * What moves keeps its name, and more than that; anything else would be too bold a guess. A name
   * that several definitions had, as "ensure", says nothing of where one of them went.
   */
  private Likeness likenessOfMoved(Owned old, Owned now) {
    String name = old.parameter.name();
    if (!name.equals(now.parameter.name())
        || old.owner.subject().owner().equals(now.owner.subject().owner())
        || owners(name) > 1) {
      return Likeness.NONE;
    }
    Likeness likeness = Likeness.of(old.parameter, now.parameter);
    return likeness.isMoreThanNames() ? likeness : Likeness.NONE;
  }

  /** How many definitions of the old version have a parameter of that name. */
  private long owners(String parameter) {
    return Stream.of(Element.Kind.CLASS, Element.Kind.DEFINED_TYPE)
        .flatMap(kind -> before.of(kind).values().stream())
        .filter(
            one -> one instanceof Element.Definition of && of.parameters().containsKey(parameter))
        .count();
  }
}
