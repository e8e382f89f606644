package plumb.analysis.upgrade;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import plumb.analysis.changes.Change;
import plumb.analysis.changes.Change.OldName;
import plumb.analysis.changes.ModuleChanges;
import plumb.analysis.changes.Subject;
import plumb.analysis.changes.Subject.Sort;
import plumb.analysis.interfaces.DeclaredType;
import plumb.analysis.interfaces.Element;
import plumb.analysis.interfaces.ModuleInterface;
import plumb.analysis.interfaces.Parameter;
import plumb.compiler.deprecation.Deprecation;

/** New versions of some modules together, and what they do to a name. Immutable. */
public final class Upgrade {
  private static final List<Sort> WITH_PARAMETERS =
      List.of(Sort.CLASS, Sort.DEFINED_TYPE, Sort.RESOURCE_TYPE);

  private final List<ModuleChanges> modules;
  private final Map<Subject, List<Change>> bySubject = new HashMap<>();
  private final Map<Subject, Change> bySuccessor = new HashMap<>();
  private final Set<String> owners = new TreeSet<>();

  public Upgrade(List<ModuleChanges> modules) {
    this.modules = List.copyOf(modules);
    for (ModuleChanges module : modules) {
      for (Change change : module.changes()) {
        if (touches(change)) {
          bySubject.computeIfAbsent(change.subject(), s -> new ArrayList<>()).add(change);
          owners.add(change.subject().owner().toLowerCase(Locale.ROOT));
          if (change.successor() != null && change.successor().parameter() != null) {
            bySuccessor.putIfAbsent(change.successor(), change);
            owners.add(change.successor().owner().toLowerCase(Locale.ROOT));
          }
        }
      }
    }
  }

  private static boolean touches(Change change) {
    return switch (change.kind()) {
      case REMOVED, RENAMED, MOVED, REQUIRED, TYPE_NARROWED, TYPE_CHANGED -> true;
      case SIGNATURE_CHANGED, REWRITTEN, DEPRECATED -> true;
      case ADDED -> change.isBreaking() && change.subject().parameter() != null;
      case UNKNOWN, SUPPORT_CHANGED, DEFAULT_CHANGED, TYPE_WIDENED, SIGNATURE_WIDENED, OPTIONAL ->
          false;
    };
  }

  /** The changes of each module. */
  public List<ModuleChanges> modules() {
    return modules;
  }

  /** The same but for one module: a new version knows its own names. */
  Upgrade without(String module) {
    List<ModuleChanges> others =
        modules.stream().filter(one -> !one.before().module().equals(module)).toList();
    return others.size() == modules.size() ? this : new Upgrade(others);
  }

  /** Whether a text can hold a name that is touched. */
  boolean isIn(String lowerCase) {
    return owners.stream().anyMatch(lowerCase::contains);
  }

  /** What became of something itself; null when that is still what it was. */
  @Nullable Change of(Sort sort, String name) {
    for (Change change : all(new Subject(sort, name, null))) {
      if (change.isGone() || change.kind() == Change.Kind.DEPRECATED) {
        return change;
      }
    }
    return null;
  }

  /** The same for any sort of resource: a defined type, or one in Ruby. */
  @Nullable Change ofResource(String type) {
    Change defined = of(Sort.DEFINED_TYPE, type);
    return defined == null ? of(Sort.RESOURCE_TYPE, type) : defined;
  }

  /** What a function takes now that it did not take before; null when nothing changed. */
  @Nullable Change ofSignature(String name) {
    for (Change change : all(new Subject(Sort.FUNCTION, name, null))) {
      if (change.kind() == Change.Kind.SIGNATURE_CHANGED
          || change.kind() == Change.Kind.REWRITTEN) {
        return change;
      }
    }
    return null;
  }

  private List<Change> all(Subject subject) {
    return bySubject.getOrDefault(subject, List.of());
  }

  /** What became of a parameter or attribute, of itself alone. */
  List<Change> ofParameter(boolean ofClass, String owner, String parameter) {
    List<Change> found = new ArrayList<>();
    for (Sort sort : WITH_PARAMETERS) {
      if ((sort == Sort.CLASS) == ofClass) {
        found.addAll(all(new Subject(sort, owner, parameter)));
      }
    }
    return found;
  }

  /** What made a parameter the successor of another one; null for none that is. */
  @Nullable Change leadingTo(Subject now) {
    return bySuccessor.get(now);
  }

  /** The parameters that have to be given now, and had not. */
  List<Change> required(Sort sort, String owner) {
    List<Change> found = new ArrayList<>();
    bySubject.forEach(
        (subject, changes) -> {
          if (subject.sort() == sort && subject.owner().equals(owner)) {
            changes.stream().filter(Upgrade::requires).forEach(found::add);
          }
        });
    return found;
  }

  /** All of those. */
  List<Change> required() {
    return bySubject.values().stream().flatMap(List::stream).filter(Upgrade::requires).toList();
  }

  private static boolean requires(Change change) {
    return change.kind() == Change.Kind.REQUIRED
        || change.kind() == Change.Kind.ADDED && change.subject().parameter() != null;
  }

  /**
   * What became of the key of data for a class's parameter, by itself or with its class.
   *
   * @return null when the parameter is still what it was
   */
  @Nullable Touched ofKey(String key) {
    int end = key.lastIndexOf("::");
    if (end <= 0) {
      return null;
    }
    String owner = key.substring(0, end);
    String parameter = key.substring(end + 2);
    Subject subject = new Subject(Sort.CLASS, owner, parameter);
    for (Change change : all(subject)) {
      if (!requires(change)) {
        return new Touched(subject, change.successor(), change);
      }
    }
    Change whole = of(Sort.CLASS, owner);
    if (whole == null || !has(owner, parameter)) {
      return null;
    }
    Subject successor = whole.successor();
    return new Touched(
        subject,
        successor == null ? null : new Subject(Sort.CLASS, successor.owner(), parameter),
        whole);
  }

  /** A name that is touched. */
  record Touched(Subject subject, @Nullable Subject successor, Change change) {}

  private boolean has(String owner, String parameter) {
    return modules.stream()
        .map(module -> module.before().find(Element.Kind.CLASS, owner))
        .anyMatch(
            one ->
                one instanceof Element.Definition definition
                    && definition.parameters().containsKey(parameter));
  }

  /** The type that a parameter or attribute has now; null when it is not there. */
  @Nullable DeclaredType typeOf(Subject subject) {
    for (ModuleChanges module : modules) {
      Element element =
          module.after().find(Element.Kind.valueOf(subject.sort().name()), subject.owner());
      if (element instanceof Element.Definition definition && subject.parameter() != null) {
        Parameter parameter = definition.parameters().get(subject.parameter());
        return parameter == null ? null : parameter.type();
      }
      if (element instanceof Element.ResourceType type && subject.parameter() != null) {
        return type.attributes().get(subject.parameter());
      }
    }
    return null;
  }

  /**
   * The type that a value has to have which an old name, that works for now, passes on as it is;
   * null when it does not, or the type is not known.
   */
  @Nullable DeclaredType typeOfSame(Change change, Subject old, @Nullable Subject successor) {
    boolean passesOn =
        change.kind() == Change.Kind.DEPRECATED
            || change.isGone() && change.oldName() == OldName.WORKS;
    Subject now = successor == null ? successorOf(old) : successor;
    return passesOn && now != null && !converts(old) ? typeOf(now) : null;
  }

  /** What a deprecation of a new version names; null for nothing. */
  private @Nullable Subject successorOf(Subject old) {
    Deprecation said = said(old.owner() + "::" + old.parameter());
    Deprecation.Subject now = said == null ? null : said.renamedTo();
    return now == null ? null : new Subject(old.sort(), now.owner(), now.parameter());
  }

  /** Whether a deprecation on the way from an old name makes other values. */
  private boolean converts(Subject old) {
    Deprecation said = said(old.owner() + "::" + old.parameter());
    for (int i = 0; said != null && i < Deprecation.MOST_RENAMES; i++) {
      if (said.convert() != null) {
        return true;
      }
      said = said.renamedTo() == null ? null : said(said.renamedTo().toString());
    }
    return false;
  }

  /** The last statement on a parameter. */
  private @Nullable Deprecation said(String parameter) {
    Deprecation found = null;
    for (ModuleChanges module : modules) {
      for (Deprecation each : module.after().deprecations()) {
        if (each.subject().kind() == Deprecation.Kind.PARAMETER
            && each.subject().toString().equals(parameter)) {
          found = each;
        }
      }
    }
    return found;
  }

  /** A function of the new version; null when it is not there. */
  Element.@Nullable Function function(String name) {
    for (ModuleChanges module : modules) {
      if (module.after().find(Element.Kind.FUNCTION, name) instanceof Element.Function function) {
        return function;
      }
    }
    return null;
  }

  /** The keys of data for all parameters of all classes, before or after. */
  Set<String> keys(boolean now) {
    Set<String> keys = new HashSet<>();
    for (ModuleChanges module : modules) {
      ModuleInterface version = now ? module.after() : module.before();
      for (Element element : version.of(Element.Kind.CLASS).values()) {
        if (element instanceof Element.Definition definition) {
          definition.parameters().keySet().forEach(one -> keys.add(definition.name() + "::" + one));
        }
      }
    }
    return keys;
  }

  /** The names of the modules. */
  Set<String> names() {
    Set<String> names = new TreeSet<>();
    modules.forEach(module -> names.add(module.before().module()));
    return names;
  }
}
