package plumb.analysis.changes;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumb.analysis.changes.Change.Evidence;
import plumb.analysis.changes.Change.OldName;
import plumb.analysis.interfaces.Element;
import plumb.analysis.interfaces.ModuleInterface;
import plumb.analysis.interfaces.Place;
import plumb.compiler.deprecation.Deprecation;
import plumb.environments.metadata.ModuleMetadata;

/** The successors that deprecations of either version name; those of the new version first. */
final class DeclaredRenames implements Successors {
  private static final int MOST_RENAMES = 20;

  private final ModuleInterface before;
  private final ModuleInterface after;
  private final NewNames names;
  private final Map<Deprecation.Subject, Deprecation> known = new HashMap<>();

  DeclaredRenames(ModuleInterface before, ModuleInterface after, NewNames names) {
    this.before = before;
    this.after = after;
    this.names = names;
    before.deprecations().forEach(one -> known.put(one.subject(), one));
    after.deprecations().forEach(one -> known.put(one.subject(), one));
  }

  @Override
  public @Nullable Successor of(Subject subject) {
    Deprecation.Kind kind = kind(subject);
    if (kind == null) {
      return null;
    }
    Deprecation first =
        known.get(new Deprecation.Subject(kind, subject.owner(), subject.parameter()));
    Deprecation last = first;
    boolean converts = false;
    for (int i = 0; last != null && i < MOST_RENAMES; i++) {
      converts |= last.convert() != null;
      Deprecation.Subject target = last.renamedTo();
      Subject found = target == null ? null : names.successor(target, subject);
      if (target == null || found != null) {
        return found == null || first == null
            ? null
            : new Successor(found, evidence(first), converts);
      }
      last = known.get(target);
    }
    return null;
  }

  private Evidence evidence(Deprecation deprecation) {
    return new Evidence(true, 1, place(deprecation) + source(deprecation) + " says so");
  }

  /** Whose statement it is: that of a version, of another module, or of the environment. */
  private String source(Deprecation deprecation) {
    String name = deprecation.place().file();
    Path file = name == null ? null : Path.of(name).toAbsolutePath().normalize();
    if (file == null) {
      return "";
    }
    for (ModuleInterface version : new ModuleInterface[] {after, before}) {
      if (file.startsWith(version.directory())) {
        return " of " + version.version();
      }
    }
    ModuleInterface other = other(deprecation);
    return other != null && file.startsWith(other.directory())
        ? " of " + other.module() + " " + other.version()
        : " of the environment";
  }

  /** The other module that a statement belongs to; null when there is none. */
  private @Nullable ModuleInterface other(Deprecation deprecation) {
    String module = deprecation.module();
    return module == null || module.equals(after.module()) ? null : names.module(module);
  }

  private static String place(Deprecation deprecation) {
    String file = deprecation.place().file();
    String name = file == null ? "a deprecation" : String.valueOf(Path.of(file).getFileName());
    return name + ":" + deprecation.place().line();
  }

  /** What becomes of a name, as the new version says. */
  OldName oldName(Subject subject) {
    Deprecation said = said(subject, after);
    if (said == null) {
      return OldName.NOTHING;
    }
    if (isOver(said, after)) {
      return OldName.REFUSED;
    }
    return works(subject, after) ? OldName.WORKS : OldName.NOTHING;
  }

  /** Whether a name can be used with a version: by itself, or by a deprecation. */
  boolean works(Subject subject, ModuleInterface version) {
    Deprecation said = said(subject, version);
    if (said == null) {
      return has(subject, version);
    }
    boolean leads = version == after ? of(subject) != null : said.renamedTo() != null;
    return !isOver(said, version) && (leads || has(subject, version));
  }

  /**
   * Why a name that the new version's code may have cannot be used any more; null when it has not.
   */
  @Nullable String ending(Subject subject) {
    Deprecation said = said(subject, after);
    return said == null ? null : place(said) + " removes it in " + said.removedIn();
  }

  private static @Nullable Deprecation said(Subject subject, ModuleInterface version) {
    Deprecation.Kind kind = kind(subject);
    Deprecation found = null;
    for (Deprecation each : version.deprecations()) {
      if (kind != null
          && each.subject()
              .equals(new Deprecation.Subject(kind, subject.owner(), subject.parameter()))) {
        // The last statement wins.
        found = each;
      }
    }
    return found;
  }

  /** Whether the version that removes a name is reached; whose file says so, that one's counts. */
  private boolean isOver(Deprecation said, ModuleInterface version) {
    ModuleInterface other = other(said);
    ModuleMetadata metadata = other == null ? version.metadata() : other.metadata();
    boolean isNew = other == null || version == after;
    return isNew && metadata != null && said.isGoneIn(metadata.version().toString());
  }

  private static Deprecation.@Nullable Kind kind(Subject subject) {
    return switch (subject.sort()) {
      case CLASS ->
          subject.parameter() == null ? Deprecation.Kind.CLASS : Deprecation.Kind.PARAMETER;
      case DEFINED_TYPE ->
          subject.parameter() == null ? Deprecation.Kind.DEFINED_TYPE : Deprecation.Kind.PARAMETER;
      case FUNCTION -> Deprecation.Kind.FUNCTION;
      default -> null;
    };
  }

  /** What a deprecation is about; null when the version does not have it. */
  static @Nullable Subject subject(Deprecation.Subject subject, ModuleInterface version) {
    for (Element.Kind kind : kinds(subject.kind())) {
      Element element = version.find(kind, subject.owner());
      String parameter = subject.parameter();
      if (element != null && (parameter == null || has(element, parameter))) {
        return new Subject(Subject.Sort.of(kind), element.name(), parameter);
      }
    }
    return null;
  }

  /** Whether a version's code has something. */
  static boolean has(Subject subject, ModuleInterface version) {
    return place(subject, version) != null;
  }

  private static boolean has(Element element, String parameter) {
    return element instanceof Element.Definition definition
        && definition.parameters().containsKey(parameter);
  }

  private static Element.Kind[] kinds(Deprecation.Kind kind) {
    return switch (kind) {
      case CLASS -> new Element.Kind[] {Element.Kind.CLASS};
      case DEFINED_TYPE -> new Element.Kind[] {Element.Kind.DEFINED_TYPE};
      case FUNCTION -> new Element.Kind[] {Element.Kind.FUNCTION};
      case PARAMETER -> new Element.Kind[] {Element.Kind.CLASS, Element.Kind.DEFINED_TYPE};
    };
  }

  /** Where something is declared; null when the version does not have it. */
  static @Nullable Place place(Subject subject, ModuleInterface version) {
    Element element = version.find(Element.Kind.valueOf(subject.sort().name()), subject.owner());
    String parameter = subject.parameter();
    if (parameter != null && element instanceof Element.Definition definition) {
      return definition.parameters().containsKey(parameter)
          ? definition.parameters().get(parameter).place()
          : null;
    }
    return element == null ? null : element.place();
  }

  /** What a deprecation says, for people. */
  static String text(Deprecation deprecation) {
    StringBuilder text = new StringBuilder();
    if (deprecation.renamedTo() != null) {
      text.append("use ").append(deprecation.renamedTo());
    }
    if (deprecation.removedIn() != null) {
      text.append(text.isEmpty() ? "" : "; ").append("until ").append(deprecation.removedIn());
    }
    if (deprecation.message() != null) {
      text.append(text.isEmpty() ? "" : "; ").append(deprecation.message());
    }
    return text.toString();
  }
}
