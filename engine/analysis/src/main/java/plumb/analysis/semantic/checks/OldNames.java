package plumb.analysis.semantic.checks;

import org.jspecify.annotations.Nullable;
import plumb.analysis.semantic.Project;
import plumb.compiler.deprecation.Annotations;
import plumb.compiler.deprecation.Deprecation;
import plumb.compiler.deprecation.Deprecation.Kind;
import plumb.compiler.deprecation.OwnerDeprecations;
import plumb.compiler.program.ClassDef;
import plumb.compiler.program.FunctionDef;
import plumb.compiler.program.Param;
import plumb.compiler.snapshot.Definition;

/** What modules say of the names that code uses: which ones are on their way out, or gone. */
final class OldNames {
  private final Project project;

  OldNames(Project project) {
    this.project = project;
  }

  /** What is said of a class or defined type; null for nothing. */
  @Nullable Deprecation definition(Kind kind, String name) {
    Deprecation whole = project.deprecations(name).whole();
    return whole != null && whole.subject().kind() == kind ? whole : null;
  }

  /** What is said of a function; null for nothing. */
  @Nullable Deprecation function(String name) {
    Definition<FunctionDef> found = project.findFunction(name).value();
    Deprecation own = found == null ? null : Annotations.of(found.code(), found.source());
    return own != null ? own : project.deprecatedFunctions().get(name);
  }

  /** What is said of a parameter, by any name that its owner has or had; null for nothing. */
  @Nullable Deprecation parameter(String owner, String name) {
    String current = owner;
    for (int i = 0; i <= Deprecation.MOST_RENAMES; i++) {
      OwnerDeprecations known = project.deprecations(current);
      Deprecation own = known.parameters().get(name);
      Deprecation whole = known.whole();
      if (own != null) {
        return own;
      }
      if (whole == null || whole.renamedTo() == null || Successors.exists(current, project)) {
        return Successors.hasParameter(current, name, project) ? null : ofFormer(known, name);
      }
      current = whole.renamedTo().owner();
    }
    return null;
  }

  /** What is said of a parameter of a class or type that is gone, and that another stands for. */
  private @Nullable Deprecation ofFormer(OwnerDeprecations known, String name) {
    for (Deprecation former : known.formerOwners()) {
      String owner = former.subject().owner();
      Deprecation own = project.deprecations(owner).parameters().get(name);
      if (own != null && !Successors.exists(owner, project)) {
        return own;
      }
    }
    return null;
  }

  /** What is said of a class's variable, or a key of data: of its own, or one that it inherits. */
  @Nullable Deprecation variable(String owner, String name) {
    Deprecation own = parameter(owner, name);
    Deprecation whole = definition(Kind.CLASS, owner);
    if (own == null && whole != null && !Successors.exists(owner, project)) {
      return whole.ofParameter(name);
    }
    String current = owner;
    for (int i = 0; i <= Deprecation.MOST_RENAMES && own == null; i++) {
      Definition<ClassDef> found = project.findClass(current).value();
      String parent = found == null ? null : found.code().parent();
      if (found == null || parent == null || has(found.code(), name)) {
        return null;
      }
      current = Deprecation.Subject.canonical(parent);
      own = parameter(current, name);
    }
    return own;
  }

  private static boolean has(ClassDef definition, String name) {
    return definition.params().stream().map(Param::name).anyMatch(name::equals);
  }
}
