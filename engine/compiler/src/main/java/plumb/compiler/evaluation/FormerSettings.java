package plumb.compiler.evaluation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumb.catalog.DeprecationUse.Code;
import plumb.catalog.Origin;
import plumb.compiler.deprecation.Deprecation;
import plumb.compiler.deprecation.Deprecation.Subject;
import plumb.compiler.deprecation.OwnerDeprecations;
import plumb.compiler.evaluation.Renames.Rename;
import plumb.compiler.program.CompileException;
import plumb.compiler.snapshot.Definitions;
import plumb.values.Undef;

/**
 * Moves what is set by deprecated names to the names of today: of a class or defined type when it
 * is declared, of overrides when they are applied. What moves to another class waits for it.
 */
final class FormerSettings {
  private final Compilation compilation;

  /** By class, by parameter: what was set by names of other classes. */
  private final Map<String, Map<String, Moved>> waiting = new HashMap<>();

  private final List<Runnable> atEnd = new ArrayList<>();

  private record Moved(Setting setting, Deprecation rename, String resource) {}

  FormerSettings(Compilation compilation) {
    this.compilation = compilation;
  }

  /** Moves the settings of a resource that is being declared. */
  void move(Declaration declaration) {
    String owner = declaration.definitionName();
    if (owner == null) {
      return;
    }
    if (compilation.deprecations().of(owner) != OwnerDeprecations.NONE) {
      moveAll(declaration);
    }
    Map<String, Moved> arrived = waiting.isEmpty() ? null : waiting.remove(owner);
    if (arrived != null) {
      arrived.values().forEach(moved -> arrive(declaration, moved));
    }
  }

  private void moveAll(Declaration declaration) {
    Map<Setting, Rename> old = old(declaration, declaration.settings());
    // Of several old names, the one that was used last goes before those of earlier times.
    List<Setting> ordered = new ArrayList<>(declaration.settings());
    ordered.retainAll(old.keySet());
    ordered.sort(Comparator.comparingInt(setting -> steps(old.get(setting))));
    for (Setting setting : ordered) {
      Rename rename = old.get(setting);
      if (rename != null) {
        move(declaration, setting, rename);
      }
    }
  }

  /** What of some settings has another name now. */
  private Map<Setting, Rename> old(Declaration declaration, Collection<Setting> settings) {
    Map<Setting, Rename> old = new IdentityHashMap<>();
    for (Setting setting : settings) {
      Rename rename = compilation.renames().ofSetting(declaration, setting.name());
      if (rename != null) {
        old.put(setting, rename);
      }
    }
    return old;
  }

  private static int steps(@Nullable Rename rename) {
    return rename == null ? 0 : rename.steps().size();
  }

  private void move(Declaration declaration, Setting old, Rename found) {
    String resource = declaration.resource().ref();
    Deprecation rename = found.used();
    Subject end = found.end();
    if (end == null || end.parameter() == null) {
      compilation.deprecations().note(rename, Code.DEPRECATED, resource, by(old));
      return;
    }
    Object value = compilation.deprecations().converted(found, old.value(), by(old));
    Setting renamed = renamed(old, end.parameter(), value);
    if (declaration.setting(old.name()) == old) {
      declaration.remove(old.name());
    }
    if (!end.owner().equals(declaration.definitionName())) {
      compilation.deprecations().note(rename, Code.DEPRECATED, resource, by(old));
      moveAway(new Moved(renamed, rename, resource), end);
      return;
    }
    Setting current = declaration.setting(end.parameter());
    boolean holds = current == null || goesBefore(old, current);
    boolean vain = current != null && !holds && isGiven(old) && !goesBefore(current, old);
    compilation
        .deprecations()
        .note(rename, vain ? Code.SUPERSEDED : Code.DEPRECATED, resource, by(old));
    if (holds) {
      declaration.set(renamed);
    }
  }

  /**
   * Adds what a classifier says of a class by a name that it had, beside what it says by its own.
   */
  void addAssigned(Declaration declared, String former, Map<String, Object> parameters) {
    declared.setFormerName(ResourceNames.canonical(former));
    parameters.forEach(
        (name, value) -> {
          Setting setting =
              new Setting(name, value, declared.source(), null, 0, false, Origin.classifier());
          Rename rename = compilation.renames().ofSetting(declared, name);
          if (rename != null) {
            move(declared, setting, rename);
          } else if (!isGiven(declared.setting(name))) {
            declared.set(setting);
          }
        });
  }

  /**
   * Whether one holds, whatever their names are: a resource default holds where nothing else is
   * said, and what is given as undef is not given.
   */
  private static boolean goesBefore(Setting one, Setting other) {
    return isDefault(one) == isDefault(other) ? isGiven(one) && !isGiven(other) : isDefault(other);
  }

  private static boolean isGiven(@Nullable Setting setting) {
    return setting != null && setting.value() != Undef.UNDEF;
  }

  private static boolean isDefault(Setting setting) {
    Origin origin = setting.origin();
    return origin != null && origin.kind() == Origin.Kind.RESOURCE_DEFAULT;
  }

  private void moveAway(Moved moved, Subject end) {
    String owner = end.owner();
    Setting setting = moved.setting;
    if (compilation.classes().isEvaluated(owner)) {
      throw new CompileException(
          "DEPRECATED_TOO_LATE",
          moved.rename.subject() + " sets " + end + ", but class " + owner + " is evaluated before",
          setting.file(),
          setting.line(),
          0,
          "set " + end + " itself, or declare this class first");
    }
    Declaration declared = compilation.resources().find("class", owner);
    if (declared != null) {
      arrive(declared, moved);
    } else {
      wait(moved, waiting.computeIfAbsent(owner, unused -> new HashMap<>()));
    }
  }

  private void wait(Moved moved, Map<String, Moved> ofClass) {
    Moved first = ofClass.get(moved.setting.name());
    if (first == null || goesBefore(moved.setting, first.setting)) {
      ofClass.put(moved.setting.name(), moved);
    } else if (isGiven(moved.setting)) {
      noteVain(moved);
    }
  }

  private void noteVain(Moved moved) {
    Origin place = by(moved.setting);
    compilation.deprecations().note(moved.rename, Code.SUPERSEDED, moved.resource, place);
  }

  private void arrive(Declaration declaration, Moved moved) {
    Setting setting = moved.setting;
    if (isGiven(declaration.setting(setting.name()))) {
      if (isGiven(setting)) {
        noteVain(moved);
      }
    } else {
      declaration.set(setting);
    }
  }

  /**
   * Notes data of deprecated parameters that nothing else would find: of those that have no
   * successor, or one that its class does not have, and, at the end of the compile, of those whose
   * successor is in a class that is not part of the catalog.
   */
  void checkData(Declaration declaration, Map<String, Deprecation> deprecated, CallSite site) {
    for (Deprecation each : deprecated.values()) {
      Subject target = each.renamedTo();
      if (target == null) {
        note(each, Code.DEPRECATED, declaration, site);
      } else if (leadsNowhere(each.subject())) {
        note(each, Code.UNUSED, declaration, site);
      } else if (!target.owner().equals(each.subject().owner())) {
        atEnd.add(
            () -> {
              if (!compilation.classes().isEvaluated(target.owner())) {
                note(each, Code.UNUSED, declaration, site);
              }
            });
      }
    }
  }

  /** Whether a parameter became one that its class does not have, as a misspelt one. */
  private boolean leadsNowhere(Subject old) {
    Rename rename = compilation.renames().ofParameter(old.owner(), String.valueOf(old.parameter()));
    Subject end = rename == null ? null : rename.end();
    Definitions definitions = compilation.environment().definitions();
    return end != null
        && end.parameter() != null
        && definitions.findClass(end.owner()) != null
        && !definitions.hasParameter(end.owner(), end.parameter());
  }

  private void note(Deprecation used, Code code, Declaration declaration, CallSite site) {
    ParameterData.Bound bound = compilation.data().find(used.subject().toString(), site);
    Origin origin = bound == null ? null : bound.origin();
    if (origin != null) {
      List<Origin> places = origin.sources().isEmpty() ? List.of(origin) : origin.sources();
      for (Origin place : places) {
        compilation.deprecations().note(used, code, declaration.resource().ref(), place);
      }
    }
  }

  /** Overrides with the names of today. */
  Collection<Setting> renamed(Declaration target, Collection<Setting> overrides) {
    String owner = target.definitionName();
    if (owner == null || compilation.deprecations().of(owner) == OwnerDeprecations.NONE) {
      return overrides;
    }
    Map<Setting, Rename> old = old(target, overrides);
    if (old.isEmpty()) {
      return overrides;
    }
    List<Setting> ordered = new ArrayList<>(overrides);
    ordered.sort(Comparator.comparingInt(setting -> steps(old.get(setting))));
    Map<String, Setting> renamed = new LinkedHashMap<>();
    for (Setting setting : ordered) {
      Rename rename = old.get(setting);
      if (rename == null) {
        renamed.put(setting.name(), setting);
      } else {
        add(target, setting, rename, renamed);
      }
    }
    return renamed.values();
  }

  private void add(Declaration target, Setting given, Rename rename, Map<String, Setting> to) {
    DeprecationUses deprecations = compilation.deprecations();
    Subject end = rename.end();
    String parameter = end == null ? null : end.parameter();
    Setting now =
        end == null || parameter == null || !end.owner().equals(target.definitionName())
            ? given
            : renamed(given, parameter, deprecations.converted(rename, given.value(), by(given)));
    Setting other = to.get(now.name());
    boolean holds = other == null || goesBefore(now, other);
    Code code = holds || !isGiven(now) ? Code.DEPRECATED : Code.SUPERSEDED;
    deprecations.note(rename.used(), code, target.resource().ref(), by(given));
    if (holds) {
      to.put(now.name(), now);
    }
  }

  /** Tells what waited in vain, at the end of the compile. */
  void reportUnused() {
    atEnd.forEach(Runnable::run);
    waiting
        .values()
        .forEach(
            ofClass ->
                ofClass
                    .values()
                    .forEach(
                        moved ->
                            compilation
                                .deprecations()
                                .note(
                                    moved.rename, Code.UNUSED, moved.resource, by(moved.setting))));
  }

  private static Setting renamed(Setting old, String name, Object value) {
    return new Setting(
        name, value, old.source(), old.file(), old.line(), old.append(), old.origin());
  }

  private static Origin by(Setting setting) {
    @Nullable Origin origin = setting.origin();
    return origin != null ? origin : Origin.manifest(setting.file(), setting.line());
  }
}
