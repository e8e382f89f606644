package plumb.compiler.evaluation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumb.catalog.DeprecationUse.Code;
import plumb.catalog.Origin;
import plumb.compiler.deprecation.Deprecation;
import plumb.compiler.deprecation.Deprecation.Subject;
import plumb.compiler.deprecation.OwnerDeprecations;
import plumb.compiler.program.CompileException;
import plumb.compiler.program.Frame;
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
    OwnerDeprecations deprecations = compilation.deprecations().of(owner);
    if (!deprecations.parameters().isEmpty()) {
      List<Setting> old = new ArrayList<>();
      for (Setting setting : declaration.settings()) {
        if (deprecations.parameters().containsKey(setting.name())) {
          old.add(setting);
        }
      }
      // Of several old names, the one that was used last goes before those of earlier times.
      old.sort(
          Comparator.comparingInt(setting -> steps(deprecations.parameters().get(setting.name()))));
      for (Setting setting : old) {
        Deprecation used = deprecations.parameters().get(setting.name());
        if (used != null) {
          move(declaration, setting, used);
        }
      }
    }
    Map<String, Moved> arrived = waiting.isEmpty() ? null : waiting.remove(owner);
    if (arrived != null) {
      arrived.values().forEach(moved -> arrive(declaration, moved));
    }
  }

  private int steps(@Nullable Deprecation used) {
    return used == null ? 0 : compilation.deprecations().steps(used).size();
  }

  private void move(Declaration declaration, Setting old, Deprecation used) {
    String resource = declaration.resource().ref();
    List<Deprecation> steps = compilation.deprecations().steps(used);
    Subject end = end(steps);
    if (end == null || end.parameter() == null) {
      compilation.deprecations().note(used, Code.DEPRECATED, resource, by(old));
      return;
    }
    Deprecation rename = used.leadingTo(end);
    Object value = compilation.deprecations().converted(steps, old.value());
    Setting renamed = renamed(old, end.parameter(), value);
    declaration.remove(old.name());
    if (!end.owner().equals(declaration.definitionName())) {
      compilation.deprecations().note(rename, Code.DEPRECATED, resource, by(old));
      moveAway(new Moved(renamed, rename, resource), end);
      return;
    }
    Setting current = declaration.setting(end.parameter());
    boolean holds = current == null || isWeaker(current, old);
    Code code =
        current == null || holds || isWeaker(old, current) ? Code.DEPRECATED : Code.SUPERSEDED;
    compilation.deprecations().note(rename, code, resource, by(old));
    if (holds) {
      declaration.set(renamed);
    }
  }

  /** A resource default holds where nothing else is said. */
  private static boolean isWeaker(Setting one, Setting other) {
    return isDefault(one) && !isDefault(other);
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
      waiting.computeIfAbsent(owner, unused -> new HashMap<>()).put(setting.name(), moved);
    }
  }

  private void arrive(Declaration declaration, Moved moved) {
    Setting setting = moved.setting;
    if (declaration.has(setting.name())) {
      compilation.deprecations().note(moved.rename, Code.SUPERSEDED, moved.resource, by(setting));
    } else {
      declaration.set(setting);
    }
  }

  /**
   * Notes data of deprecated parameters that nothing else would find: of those that have no
   * successor, and, at the end of the compile, of those whose successor is in a class that is not
   * part of the catalog.
   */
  void checkData(Declaration declaration, Map<String, Deprecation> deprecated, CallSite site) {
    for (Deprecation each : deprecated.values()) {
      Subject target = each.renamedTo();
      if (target == null) {
        note(each, Code.DEPRECATED, declaration, site);
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
    Map<String, Deprecation> known =
        owner == null ? Map.of() : compilation.deprecations().of(owner).parameters();
    if (known.isEmpty()) {
      return overrides;
    }
    List<Setting> renamed = new ArrayList<>(overrides.size());
    for (Setting setting : overrides) {
      renamed.add(current(target, setting, known));
    }
    return renamed;
  }

  private Setting current(Declaration target, Setting given, Map<String, Deprecation> known) {
    Deprecation used = known.get(given.name());
    if (used == null) {
      return given;
    }
    List<Deprecation> steps = compilation.deprecations().steps(used);
    Subject end = end(steps);
    String parameter = end == null ? null : end.parameter();
    Deprecation rename = end == null ? used : used.leadingTo(end);
    compilation.deprecations().note(rename, Code.DEPRECATED, target.resource().ref(), by(given));
    return end == null || parameter == null || !end.owner().equals(target.definitionName())
        ? given
        : renamed(given, parameter, compilation.deprecations().converted(steps, given.value()));
  }

  /** The value of a parameter, which may be asked for by a name that it had. */
  Object read(Declaration declaration, String name, Frame f, int pos) {
    Object value = declaration.value(name);
    String owner = declaration.definitionName();
    if (value != Undef.UNDEF || owner == null) {
      return value;
    }
    Deprecation used = compilation.deprecations().of(owner).parameters().get(name);
    Subject end = used == null ? null : end(compilation.deprecations().steps(used));
    if (used == null || end == null || end.parameter() == null) {
      return value;
    }
    Declaration holder = holder(declaration, end);
    String resource = declaration.resource().ref();
    Origin by = Successors.at(f, pos);
    compilation.deprecations().note(used.leadingTo(end), Code.DEPRECATED, resource, by);
    return holder == null ? value : holder.value(end.parameter());
  }

  /**
   * A variable of an evaluated class by a name that the parameter had; what is given where it is
   * none.
   */
  @Nullable Object read(String className, String name, @Nullable Object value, Frame f, int pos) {
    String owner = ResourceNames.canonical(className);
    if (!compilation.deprecations().of(owner).parameters().containsKey(name)) {
      return value;
    }
    Declaration declaration = compilation.resources().find("class", owner);
    Object current = declaration == null ? Undef.UNDEF : read(declaration, name, f, pos);
    return current == Undef.UNDEF ? value : current;
  }

  /** What has the parameter that a rename ends at; null when this catalog has not. */
  private @Nullable Declaration holder(Declaration declaration, Subject end) {
    return end.owner().equals(declaration.definitionName())
        ? declaration
        : compilation.resources().find("class", end.owner());
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

  private static @Nullable Subject end(List<Deprecation> steps) {
    return steps.get(steps.size() - 1).renamedTo();
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
