package plumb.compiler.evaluation;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import plumb.catalog.DeprecationUse.Code;
import plumb.catalog.Origin;
import plumb.compiler.deprecation.Deprecation;
import plumb.compiler.deprecation.Deprecation.Kind;
import plumb.compiler.deprecation.Deprecation.Subject;
import plumb.compiler.program.Frame;
import plumb.compiler.snapshot.Definitions;

/**
 * Classes, defined types and functions that have another name now. One that still exists stays what
 * it is, and its use is noted; one that is gone is taken for its successor.
 */
public final class Successors {
  private final Compilation compilation;

  Successors(Compilation compilation) {
    this.compilation = compilation;
  }

  /**
   * The class to take for one that does not exist; null when nothing took its place.
   *
   * @param name canonical
   */
  public @Nullable String ofClass(String name, Supplier<Origin> by) {
    Definitions definitions = compilation.environment().definitions();
    String successor = successor(name, Kind.CLASS, "Class", by);
    return successor == null || definitions.findClass(successor) == null ? null : successor;
  }

  /** The defined type to take for one that does not exist, as for classes. */
  public @Nullable String ofDefinedType(String name, Supplier<Origin> by) {
    Definitions definitions = compilation.environment().definitions();
    String successor = successor(name, Kind.DEFINED_TYPE, ResourceNames.capitalize(name), by);
    return successor == null || definitions.findDefinedType(successor) == null ? null : successor;
  }

  private @Nullable String successor(String name, Kind kind, String resource, Supplier<Origin> by) {
    Deprecation used = compilation.renames().successor(name, kind);
    Subject target = used == null ? null : used.renamedTo();
    if (used == null || target == null) {
      return null;
    }
    compilation.deprecations().note(used, Code.DEPRECATED, resource, by.get());
    return target.owner();
  }

  /** The name by which a class was asked for, if that is one that it had; null for its own. */
  static @Nullable String former(String asked, String name) {
    String canonical = ResourceNames.canonical(asked);
    return canonical.equals(name) ? null : canonical;
  }

  /** Notes the use of a class or defined type that exists. */
  public void noteUse(String name, Supplier<String> resource, Supplier<Origin> by) {
    Deprecation used = compilation.deprecations().of(name).whole();
    if (used != null) {
      compilation.deprecations().note(used, Code.DEPRECATED, resource.get(), by.get());
    }
  }

  /** Notes that a class is asked for that is gone without a successor, and what is said of that. */
  void noteLost(String name, Supplier<Origin> by) {
    Deprecation whole = compilation.deprecations().of(name).whole();
    if (whole != null && whole.renamedTo() == null) {
      noteUse(name, () -> "Class[" + ResourceNames.classTitle(name) + "]", by);
    }
  }

  /** Notes a call of a function; returns what is to be called. */
  String function(String name, @Nullable Deprecation own, boolean exists, Frame f, int pos) {
    Deprecation used = own != null ? own : compilation.deprecations().ofFunction(name);
    if (used == null) {
      return name;
    }
    Deprecation rename = exists ? used : following(used);
    compilation.deprecations().note(rename, Code.DEPRECATED, null, at(f, pos));
    Subject target = rename.renamedTo();
    return exists || target == null ? name : target.owner();
  }

  /** The rename of a function, leading to the one that is there to be called. */
  private Deprecation following(Deprecation first) {
    Deprecation rename = first;
    for (int i = 0; i <= Deprecation.MOST_RENAMES; i++) {
      Subject target = rename.renamedTo();
      Deprecation next =
          target == null || compilation.knowsFunction(target.owner())
              ? null
              : compilation.deprecations().ofFunction(target.owner());
      if (next == null || next.renamedTo() == null) {
        return rename;
      }
      rename = first.leadingTo(next.renamedTo());
    }
    throw first.cycle();
  }

  /** Whether a function has another name now. */
  boolean hasFunction(String name) {
    Deprecation used = compilation.deprecations().ofFunction(name);
    return used != null && used.renamedTo() != null;
  }

  static Origin at(Frame f, int pos) {
    return Origin.manifest(f.source().path(), f.source().unit().line(pos));
  }
}
