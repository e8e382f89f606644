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
final class Successors {
  private final Compilation compilation;

  Successors(Compilation compilation) {
    this.compilation = compilation;
  }

  /**
   * The class to take for one that does not exist; null when nothing took its place.
   *
   * @param name canonical
   */
  @Nullable String ofClass(String name, Supplier<Origin> by) {
    Definitions definitions = compilation.environment().definitions();
    String successor = successor(name, Kind.CLASS, "Class", by);
    return successor == null || definitions.findClass(successor) == null ? null : successor;
  }

  /** The defined type to take for one that does not exist, as for classes. */
  @Nullable String ofDefinedType(String name, Supplier<Origin> by) {
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
  void noteUse(String name, String resource, Supplier<Origin> by) {
    Deprecation used = compilation.deprecations().of(name).whole();
    if (used != null) {
      compilation.deprecations().note(used, Code.DEPRECATED, resource, by.get());
    }
  }

  /** Notes a call of a function; returns what is to be called. */
  String function(String name, @Nullable Deprecation own, boolean exists, Frame f, int pos) {
    Deprecation used = own != null ? own : compilation.deprecations().ofFunction(name);
    if (used == null) {
      return name;
    }
    compilation.deprecations().note(used, Code.DEPRECATED, null, at(f, pos));
    Subject target = used.renamedTo();
    return exists || target == null ? name : target.owner();
  }

  static Origin at(Frame f, int pos) {
    return Origin.manifest(f.source().path(), f.source().unit().line(pos));
  }
}
