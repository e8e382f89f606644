package plumb.analysis.changes;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import plumb.analysis.interfaces.Element;
import plumb.analysis.interfaces.ModuleInterface;
import plumb.analysis.interfaces.Neighbours;
import plumb.analysis.interfaces.Parameter;
import plumb.analysis.interfaces.Place;
import plumb.compiler.deprecation.Deprecation;

/** The names of a new version, and of the modules that it is used with. */
final class NewNames {
  private final ModuleInterface own;
  private final Neighbours neighbours;
  private final Map<String, Optional<ModuleInterface>> known = new HashMap<>();

  NewNames(ModuleInterface own, Neighbours neighbours) {
    this.own = own;
    this.neighbours = neighbours;
  }

  /** A module; null when it is not there. */
  @Nullable ModuleInterface module(String name) {
    return name.equals(own.module())
        ? own
        : known
            .computeIfAbsent(name, one -> Optional.ofNullable(neighbours.find(one)))
            .orElse(null);
  }

  private @Nullable ModuleInterface moduleOf(String owner) {
    return module(owner.split("::", 2)[0]);
  }

  /** An element; null when nobody has it. */
  @Nullable Element find(Element.Kind kind, String name) {
    Element found = own.find(kind, name);
    ModuleInterface other = found == null ? moduleOf(name) : null;
    return other == null ? found : other.find(kind, name);
  }

  /**
   * What a deprecation names as a successor; null when it is not there. In a module that is not
   * there, and may be elsewhere, it is taken for what the old name is.
   */
  @Nullable Subject successor(Deprecation.Subject target, Subject old) {
    Subject found = DeclaredRenames.subject(target, own);
    if (found != null) {
      return found;
    }
    ModuleInterface other = module(target.module());
    return other == null && !neighbours.areAll()
        ? new Subject(old.sort(), target.owner(), target.parameter())
        : other == null ? null : DeclaredRenames.subject(target, other);
  }

  /** A parameter of a definition; null when nobody has it. */
  @Nullable Parameter parameter(Subject subject) {
    Element.Kind kind = Element.Kind.valueOf(subject.sort().name());
    return subject.parameter() != null
            && find(kind, subject.owner()) instanceof Element.Definition definition
        ? definition.parameters().get(subject.parameter())
        : null;
  }

  /** Where the new version declares something; null when another module does. */
  @Nullable Place place(Subject subject) {
    return DeclaredRenames.place(subject, own);
  }
}
