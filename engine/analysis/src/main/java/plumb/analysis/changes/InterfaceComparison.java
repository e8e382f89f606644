package plumb.analysis.changes;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import plumb.analysis.changes.Change.Evidence;
import plumb.analysis.changes.Change.Kind;
import plumb.analysis.changes.ChangeList.Context;
import plumb.analysis.interfaces.DeclaredType;
import plumb.analysis.interfaces.Element;
import plumb.analysis.interfaces.MadeUpFacts;
import plumb.analysis.interfaces.ModuleInterface;
import plumb.analysis.interfaces.ModuleInterface.Problem;
import plumb.analysis.interfaces.Neighbours;
import plumb.analysis.interfaces.Place;
import plumb.catalog.schema.CoreTypes;
import plumb.compiler.functions.BuiltInFunctions;
import plumb.environments.metadata.ModuleMetadata;

/** Compares what two versions of a module offer. */
public final class InterfaceComparison {
  private final ModuleInterface before;
  private final ModuleInterface after;
  private final NewNames names;
  private final DeclaredRenames declared;
  private final Successors renames;
  private final ChangeList changes;
  private final ParameterComparison parameters;
  private final DefinitionComparison definitions;
  private final Set<String> unreadableBefore;
  private final Set<String> unreadableAfter;

  private InterfaceComparison(
      ModuleInterface before, ModuleInterface after, Neighbours neighbours) {
    this.names = new NewNames(after, neighbours);
    this.declared = new DeclaredRenames(before, after, names);
    this.before = before;
    this.after = after;
    this.renames = new RecognisedRenames(declared, before, after);
    this.changes = new ChangeList(declared::oldName);
    this.parameters = new ParameterComparison(changes);
    this.definitions = new DefinitionComparison(changes, renames, before, names);
    this.unreadableBefore = files(before);
    this.unreadableAfter = files(after);
  }

  private static Set<String> files(ModuleInterface version) {
    return version.problems().stream().map(Problem::file).collect(Collectors.toSet());
  }

  /**
   * All changes, sorted by what they are about. What a file defines that cannot be read is taken
   * for unchanged.
   *
   * @param neighbours the modules that the new version is used with: names may move to them
   */
  public static ModuleChanges compare(
      ModuleInterface before, ModuleInterface after, Neighbours neighbours) {
    return new InterfaceComparison(before, after, neighbours).compare();
  }

  private ModuleChanges compare() {
    for (Element.Kind kind : Element.Kind.values()) {
      elements(kind);
    }
    definitions.finish();
    new DeprecationComparison(before, after, declared, names, renames, changes).compare();
    ModuleMetadata old = before.metadata();
    ModuleMetadata now = after.metadata();
    if (old != null && now != null) {
      new SupportComparison(changes).compare(old, now);
    }
    return new ModuleChanges(before, after, changes.sorted());
  }

  private void elements(Element.Kind kind) {
    List<Element> gone = new ArrayList<>();
    List<Element> added = new ArrayList<>();
    for (Element old : before.of(kind).values()) {
      Element now = after.find(kind, old.name());
      if (now != null) {
        compare(old, now);
      } else if (!isElsewhere(after, old) && !unreadableAfter.contains(old.place().file())) {
        gone.add(old);
      }
    }
    for (Element now : after.of(kind).values()) {
      if (before.find(kind, now.name()) == null
          && !isElsewhere(before, now)
          && !unreadableBefore.contains(now.place().file())) {
        added.add(now);
      }
    }
    Map<Element, Replacement<Element>> replaced = replaced(gone, added);
    Set<Element> successors = new HashSet<>();
    for (Element old : gone) {
      Replacement<Element> replacement = replaced.get(old);
      if (replacement == null) {
        gone(old);
      } else {
        successors.add(replacement.after());
        renamed(old, replacement);
      }
    }
    added.stream().filter(now -> !successors.contains(now)).forEach(this::added);
  }

  /** A defined type that became a resource type, or the reverse, has not gone. */
  private static boolean isElsewhere(ModuleInterface version, Element element) {
    return switch (element.kind()) {
      case DEFINED_TYPE -> version.find(Element.Kind.RESOURCE_TYPE, element.name()) != null;
      case RESOURCE_TYPE -> version.find(Element.Kind.DEFINED_TYPE, element.name()) != null;
      default -> false;
    };
  }

  private void compare(Element old, Element now) {
    Context at = context(old, names.place(Subject.of(now)));
    if (old instanceof Element.Definition was && now instanceof Element.Definition is) {
      definitions.compare(at, was, is);
    } else if (old instanceof Element.Function was && now instanceof Element.Function is) {
      functions(at, was, is);
    } else if (old instanceof Element.Alias was && now instanceof Element.Alias is) {
      parameters.type(at, was.type(), is.type());
    } else if (old instanceof Element.ResourceType was && now instanceof Element.ResourceType is) {
      attributes(at, was, is);
    }
  }

  private static Context context(Element old, @Nullable Place now) {
    return new Context(Subject.of(old), old.place(), now, old.isPrivate());
  }

  private void functions(Context at, Element.Function old, Element.Function now) {
    String was = Signatures.text(old);
    String is = Signatures.text(now);
    if (old.signatures().isEmpty() || now.signatures().isEmpty() || was.equals(is)) {
      return;
    }
    boolean rewritten = !old.language().equals(now.language());
    if (rewritten && (!Signatures.declaresTypes(old) || Signatures.takesAll(old, now))) {
      String before = was + " in " + old.language();
      changes.add(Kind.REWRITTEN, Bump.MINOR, at, before, is + " in " + now.language());
    } else if (!Signatures.takesAll(old, now)) {
      changes.add(Kind.SIGNATURE_CHANGED, Bump.MAJOR, at, was, is);
    } else if (!Signatures.takesAll(now, old)) {
      changes.add(Kind.SIGNATURE_WIDENED, Bump.MINOR, at, was, is);
    }
  }

  private void attributes(Context at, Element.ResourceType old, Element.ResourceType now) {
    old.attributes()
        .forEach(
            (name, type) -> {
              Context here = at.parameter(name, old.place(), now.place());
              DeclaredType other = now.attributes().get(name);
              if (other != null) {
                parameters.type(here, type, other);
              } else if (lacks(now, name)) {
                changes.add(
                    Kind.REMOVED, Bump.MAJOR, at.parameter(name, old.place(), null), null, null);
              }
            });
    for (String name : now.attributes().keySet()) {
      if (!old.attributes().containsKey(name) && lacks(old, name)) {
        changes.add(Kind.ADDED, Bump.MINOR, at.parameter(name, null, now.place()), null, null);
      }
    }
  }

  /** What code makes up may be any name; what is mentioned nowhere in a literal source is none. */
  private static boolean lacks(Element.ResourceType type, String attribute) {
    return type.complete() && !type.source().matches("(?s).*[:'\"]" + attribute + "\\b.*");
  }

  private Map<Element, Replacement<Element>> replaced(List<Element> gone, List<Element> added) {
    Map<Element, Replacement<Element>> found = new LinkedHashMap<>();
    List<Element> others = new ArrayList<>();
    for (Element old : gone) {
      Successors.Successor known = renames.of(Subject.of(old));
      Element now = known == null ? null : after.find(old.kind(), known.subject().owner());
      if (known != null && now != null) {
        found.put(old, new Replacement<>(old, now, known.evidence()));
      } else {
        others.add(old);
      }
    }
    List<Element> left = new ArrayList<>(added);
    found.values().forEach(one -> left.remove(one.after()));
    found.putAll(Replacement.guess(others, left, InterfaceComparison::likeness));
    return found;
  }

  private static Likeness likeness(Element old, Element now) {
    if (old instanceof Element.Definition was && now instanceof Element.Definition is) {
      return Likeness.of(was, is);
    }
    if (old instanceof Element.Function was && now instanceof Element.Function is) {
      return Likeness.of(was, is);
    }
    return old instanceof Element.Alias was && now instanceof Element.Alias is
        ? Likeness.of(was, is)
        : Likeness.NONE;
  }

  private void renamed(Element old, Replacement<Element> replacement) {
    Element now = replacement.after();
    Evidence evidence = replacement.evidence();
    changes.replaced(Kind.RENAMED, context(old, null), Subject.of(now), evidence, now.place());
    compare(old, now);
  }

  private void gone(Element old) {
    MadeUpFacts unknown = old.kind() == Element.Kind.FACT ? madeUp(old.name()) : null;
    if (unknown != null) {
      if (!unknown.mentions(old.name())) {
        changes.add(
            Kind.UNKNOWN, Bump.MINOR, context(old, unknown.place()), null, unknown.place().file());
      }
      return;
    }
    if (isCore(old)) {
      String was = String.valueOf(text(old));
      changes.add(Kind.REWRITTEN, Bump.MINOR, context(old, null), was, "Puppet's own");
      return;
    }
    Successors.Successor known = renames.of(Subject.of(old));
    if (known == null) {
      changes.add(Kind.REMOVED, Bump.MAJOR, context(old, null), null, null);
    } else {
      changes.replaced(Kind.RENAMED, context(old, null), known.subject(), known.evidence(), null);
    }
    Element elsewhere = known == null ? null : names.find(old.kind(), known.subject().owner());
    if (elsewhere != null) {
      compare(old, elsewhere);
    } else if (old instanceof Element.Definition definition) {
      definitions.gone(definition);
    }
  }

  /** What may still add a fact: best, what has its name; null when all names are written out. */
  private @Nullable MadeUpFacts madeUp(String fact) {
    return after.madeUp().stream()
        .filter(one -> one.mentions(fact))
        .findFirst()
        .orElse(after.madeUp().isEmpty() ? null : after.madeUp().get(0));
  }

  /** Whether the language itself has it: then it is there, even though the module dropped it. */
  private static boolean isCore(Element element) {
    return switch (element.kind()) {
      case FUNCTION -> BuiltInFunctions.isBuiltIn(element.name());
      case RESOURCE_TYPE -> CoreTypes.find(element.name()) != null;
      default -> false;
    };
  }

  private void added(Element now) {
    Context at = new Context(Subject.of(now), null, now.place(), now.isPrivate());
    changes.add(Kind.ADDED, Bump.MINOR, at, null, text(now));
    if (now instanceof Element.Definition definition) {
      definitions.added(definition);
    }
  }

  private static @Nullable String text(Element element) {
    if (element instanceof Element.Function function) {
      return Signatures.text(function);
    }
    return element instanceof Element.Alias alias ? alias.type().text() : null;
  }
}
