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
import plumb.values.EvaluationException;
import plumb.values.SemVer;

/** The successors that deprecations of either version name; those of the new version first. */
final class DeclaredRenames implements Renames {
  private static final int MOST_RENAMES = 20;

  private final ModuleInterface before;
  private final ModuleInterface after;
  private final Map<Deprecation.Subject, Deprecation> known = new HashMap<>();

  DeclaredRenames(ModuleInterface before, ModuleInterface after) {
    this.before = before;
    this.after = after;
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
    for (int i = 0; last != null && i < MOST_RENAMES; i++) {
      Deprecation.Subject target = last.renamedTo();
      Subject found = target == null ? null : subject(target, after);
      if (target == null || found != null) {
        return found == null || first == null ? null : new Successor(found, evidence(first));
      }
      last = known.get(target);
    }
    return null;
  }

  private Evidence evidence(Deprecation deprecation) {
    String file = deprecation.place().file();
    boolean isNew = after.deprecations().contains(deprecation);
    String name = file == null ? "a deprecation" : String.valueOf(Path.of(file).getFileName());
    String version = (isNew ? after : before).version();
    return new Evidence(
        true, 1, name + ":" + deprecation.place().line() + " of " + version + " says so");
  }

  /** What becomes of a name, as the new version says. */
  OldName oldName(Subject subject) {
    Deprecation.Kind kind = kind(subject);
    for (Deprecation each : after.deprecations()) {
      if (kind != null
          && each.subject()
              .equals(new Deprecation.Subject(kind, subject.owner(), subject.parameter()))) {
        boolean leads = each.renamedTo() != null || subject(each.subject(), after) != null;
        return isOver(each) ? OldName.REFUSED : leads ? OldName.WORKS : OldName.NOTHING;
      }
    }
    return OldName.NOTHING;
  }

  /** Whether the new version is one that has the name no more. */
  private boolean isOver(Deprecation deprecation) {
    ModuleMetadata metadata = after.metadata();
    String removedIn = deprecation.removedIn();
    if (metadata == null || removedIn == null) {
      return false;
    }
    try {
      return metadata.version().compareTo(SemVer.parse(removedIn)) >= 0;
    } catch (EvaluationException | IllegalArgumentException e) {
      return false;
    }
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
