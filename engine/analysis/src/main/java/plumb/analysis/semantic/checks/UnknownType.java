package plumb.analysis.semantic.checks;

import java.util.Locale;
import java.util.Set;
import plumb.analysis.Level;
import plumb.analysis.semantic.ClassUses;
import plumb.analysis.semantic.Program;
import plumb.analysis.semantic.Project;
import plumb.analysis.semantic.Reports;
import plumb.analysis.semantic.SemanticCheck;
import plumb.compiler.program.TypeName;
import plumb.values.types.TypeFactory;

/** Capitalised names that stand for no type, neither of data nor of resources. */
final class UnknownType extends SemanticCheck {
  UnknownType() {
    super("unknown_type", Level.WARNING);
  }

  @Override
  public void check(Program program, Reports reports) {
    Set<String> asked = ClassUses.askedFor(program);
    for (TypeName type : program.all(TypeName.class)) {
      String name = type.name().toLowerCase(Locale.ROOT);
      if (!asked.contains(name) && isAbsent(program, type.name(), name)) {
        String hint = Nearest.hint(type.name(), program.project().aliasNames(), "");
        reports.add(type, "there is no type " + type.name(), hint);
      }
    }
  }

  private static boolean isAbsent(Program program, String name, String lower) {
    Project project = program.project();
    return TypeFactory.named(name) == null
        && (lower.contains("::")
            ? ResourceTypes.isAbsent(program, lower)
            : project.isComplete(program.module())
                && !project.types().exists(lower)
                && project.findDefinedType(lower).isAbsent())
        && project.findTypeAlias(name).isAbsent()
        && !project.types().hasDataType(lower);
  }
}
