package plumb.analysis.semantic.checks;

import java.util.List;
import org.jspecify.annotations.Nullable;
import plumb.analysis.semantic.Project;
import plumb.analysis.semantic.Project.Found;
import plumb.compiler.deprecation.Deprecation;
import plumb.compiler.deprecation.Deprecation.Kind;
import plumb.compiler.deprecation.Deprecation.Subject;
import plumb.compiler.deprecation.OwnerDeprecations;
import plumb.compiler.program.ClassDef;
import plumb.compiler.program.DefinedTypeDef;
import plumb.compiler.program.Param;
import plumb.compiler.snapshot.Definition;

/** What deprecated names lead to. */
final class Successors {
  private Successors() {}

  /** The name at the end of all renames that start with one; null when it has no successor. */
  static @Nullable Subject end(Deprecation first, Project project) {
    Subject end = first.renamedTo();
    for (int i = 0; end != null && i < Deprecation.MOST_RENAMES; i++) {
      Subject next = next(end, project);
      if (next == null) {
        return end;
      }
      end = next;
    }
    return end;
  }

  private static @Nullable Subject next(Subject subject, Project project) {
    Deprecation said = said(subject, project);
    return said == null ? null : said.renamedTo();
  }

  /** What is said of a name that it may not stand for itself any more. */
  private static @Nullable Deprecation said(Subject subject, Project project) {
    if (subject.kind() == Kind.FUNCTION) {
      boolean exists = project.findFunction(subject.owner()).value() != null;
      return exists ? null : project.deprecatedFunctions().get(subject.owner());
    }
    OwnerDeprecations known = project.deprecations(subject.owner());
    Deprecation own =
        subject.parameter() == null ? null : known.parameters().get(subject.parameter());
    Deprecation whole = known.whole();
    if (own != null || whole == null || exists(subject.owner(), project)) {
      return own;
    }
    return subject.parameter() == null ? whole : whole.ofParameter(subject.parameter());
  }

  /** Whether a class or defined type is there. */
  static boolean exists(String owner, Project project) {
    return project.findClass(owner).value() != null
        || project.findDefinedType(owner).value() != null;
  }

  /**
   * Whether a name is there, or was; taken for granted where that cannot be told: of modules that
   * are not there, and of files that cannot be read.
   */
  static boolean isKnown(Subject subject, Project project) {
    if (subject.kind() == Kind.FUNCTION
        || !project.hasModuleOf(subject.owner())
        || said(subject, project) != null) {
      return true;
    }
    Found<Definition<ClassDef>> asClass = project.findClass(subject.owner());
    Found<Definition<DefinedTypeDef>> asType = project.findDefinedType(subject.owner());
    if (asClass.value() == null && asType.value() == null) {
      return !asClass.isAbsent() || !asType.isAbsent();
    }
    return subject.parameter() == null
        || hasParameter(subject.owner(), subject.parameter(), project);
  }

  /** Whether a class or defined type has a parameter. */
  static boolean hasParameter(String owner, String name, Project project) {
    Definition<ClassDef> known = project.findClass(owner).value();
    Definition<DefinedTypeDef> type = project.findDefinedType(owner).value();
    List<Param> params =
        known != null ? known.code().params() : type != null ? type.code().params() : List.of();
    return params.stream().anyMatch(param -> param.name().equals(name));
  }
}
