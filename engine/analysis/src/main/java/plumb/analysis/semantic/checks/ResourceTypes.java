package plumb.analysis.semantic.checks;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import plumb.analysis.semantic.Program;
import plumb.analysis.semantic.Project;
import plumb.catalog.schema.CoreTypes;
import plumb.compiler.deprecation.Deprecation.Kind;
import plumb.compiler.evaluation.Suggestions;

/** Which resource types certainly do not exist. */
final class ResourceTypes {
  private ResourceTypes() {}

  /**
   * Whether nothing can define a type.
   *
   * @param name in lower case, without leading colons
   */
  static boolean isAbsent(Program program, String name) {
    Project project = program.project();
    boolean judged = name.contains("::") ? project.hasModuleOf(name) : isMisspelt(name);
    return judged
        && !project.types().exists(name)
        && project.findDefinedType(name).isAbsent()
        && new OldNames(project).definition(Kind.DEFINED_TYPE, name) == null;
  }

  /** A plain name may be that of any module's type, unless it is almost one of the core's. */
  private static boolean isMisspelt(String name) {
    return name.length() > 3
        && Suggestions.nearest(name, CoreTypes.names(), name.length() > 5 ? 2 : 1) != null;
  }

  /** Names that a wrong one may have been meant for. */
  static Collection<String> namesLike(Program program, String wrong) {
    Set<String> names = new TreeSet<>(program.project().classNamesLike(wrong));
    names.addAll(CoreTypes.names());
    return names;
  }
}
