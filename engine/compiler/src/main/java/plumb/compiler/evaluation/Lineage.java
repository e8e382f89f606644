package plumb.compiler.evaluation;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plumb.catalog.Origin;
import plumb.compiler.inputs.Input.Kind;
import plumb.compiler.inputs.Inputs;
import plumb.compiler.program.ClassDef;
import plumb.compiler.program.CompileException;
import plumb.compiler.program.Source;
import plumb.compiler.snapshot.Definition;

/** What classes inherit from, and what they may override because of it. */
final class Lineage {
  private final Compilation compilation;
  private final Map<String, Definer> definers = new HashMap<>();

  Lineage(Compilation compilation) {
    this.compilation = compilation;
  }

  /** The class that a class inherits from; null when it inherits from none. */
  @Nullable Definition<ClassDef> parent(Definition<ClassDef> definition) {
    String parent = definition.code().parent();
    if (parent == null) {
      return null;
    }
    Source source = definition.source();
    Definition<ClassDef> found = compilation.environment().definitions().findClass(parent);
    if (found == null) {
      String name = ResourceNames.canonical(parent);
      String successor = compilation.successors().ofClass(name, () -> origin(definition));
      found =
          successor == null ? null : compilation.environment().definitions().findClass(successor);
    } else {
      String title = ResourceNames.classTitle(found.code().name());
      compilation
          .successors()
          .noteUse(found.code().name(), () -> "Class[" + title + "]", () -> origin(definition));
    }
    if (found == null) {
      Inputs.note(Kind.ENVIRONMENT);
      throw new CompileException(
          "UNKNOWN_PARENT",
          "Could not find parent resource type '::"
              + parent
              + "' of type hostclass in "
              + compilation.catalog().environment(),
          source.path(),
          source.unit().line(definition.code().pos()),
          source.unit().column(definition.code().pos()),
          null);
    }
    return found;
  }

  private static Origin origin(Definition<ClassDef> definition) {
    Source source = definition.source();
    return Origin.manifest(source.path(), source.unit().line(definition.code().pos()));
  }

  /** A class as that which sets parameters; made once, after its line was found to have an end. */
  Definer definer(Definition<ClassDef> definition) {
    String name = definition.code().name();
    Definer known = definers.get(name);
    if (known == null) {
      requireNoCycle(definition);
      Definition<ClassDef> parent = parent(definition);
      Definer inherited = parent == null ? null : definer(parent);
      known = new Definer(name, inherited, definition.source().moduleName());
      definers.put(name, known);
    }
    return known;
  }

  private void requireNoCycle(Definition<ClassDef> definition) {
    Set<String> line = new LinkedHashSet<>();
    Definition<ClassDef> ancestor = definition;
    while (line.add(ancestor.code().name())) {
      Definition<ClassDef> next = parent(ancestor);
      if (next == null) {
        return;
      }
      ancestor = next;
    }
    Source source = ancestor.source();
    throw new CompileException(
        "INHERITANCE_CYCLE",
        "Class " + ancestor.code().name() + " inherits from itself: " + String.join(" > ", line),
        source.path(),
        source.unit().line(ancestor.code().pos()),
        source.unit().column(ancestor.code().pos()),
        null);
  }
}
