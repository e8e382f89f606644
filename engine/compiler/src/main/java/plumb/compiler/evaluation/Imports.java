package plumb.compiler.evaluation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import plumb.catalog.Resource;
import plumb.compiler.inputs.Input;
import plumb.compiler.inputs.Inputs;
import plumb.compiler.program.Frame;

/** Declares what other nodes export and this one collects. */
final class Imports {
  private final Compilation compilation;
  private final ExportedResources exports;

  /** What was declared already: another collector may find the same. */
  private final Map<String, Resource> imported = new HashMap<>();

  Imports(Compilation compilation, ExportedResources exports) {
    this.compilation = compilation;
    this.exports = exports;
  }

  /**
   * Declares what a query finds.
   *
   * @param type as in {@code Concat::Fragment}
   * @return what was declared, or had been by another collector
   */
  List<Declaration> declare(String type, Predicate<Declaration> query, Frame f, int pos) {
    // What others export may be something else next time.
    Inputs.note(Input.Kind.MOMENT);
    List<Declaration> found = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (Resource foreign : exports.of(type, compilation.node().name())) {
      // Tags of what collects are none of the foreign one's.
      Declaration looked = compilation.creation().foreign(foreign, compilation.topScope(), f, pos);
      if (query.test(looked)) {
        // A node exports a resource once: who comes second is another node.
        found.add(declare(foreign, seen.add(foreign.ref()), f, pos));
      }
    }
    return found;
  }

  private Declaration declare(Resource foreign, boolean first, Frame f, int pos) {
    String reference = foreign.ref();
    Resource existing = compilation.catalog().find(reference);
    if (existing != null) {
      Resource known = imported.get(reference);
      if (first && known != null && known.parameters().equals(foreign.parameters())) {
        return Declaration.of(existing);
      }
      throw f.failure(
          pos,
          "DUPLICATE_RESOURCE",
          "A duplicate resource was found while collecting exported resources, with the type and"
              + " title "
              + reference,
          "another node exports it, and it is declared here or exported by a third one, too");
    }
    imported.put(reference, foreign);
    DefinitionScope scope = (DefinitionScope) f.scope();
    Declaration declaration = compilation.creation().foreign(foreign, scope, f, pos);
    compilation.resources().applyDefaults(declaration);
    compilation.formerSettings().move(declaration);
    compilation.resources().add(scope, declaration);
    return declaration;
  }
}
