package plumb.analysis.semantic.checks;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plumb.analysis.Level;
import plumb.analysis.semantic.ClassUses;
import plumb.analysis.semantic.Literals;
import plumb.analysis.semantic.Program;
import plumb.analysis.semantic.Reports;
import plumb.analysis.semantic.SemanticCheck;
import plumb.compiler.program.Call;
import plumb.compiler.program.Collect;
import plumb.compiler.program.ResourceExpr;
import plumb.compiler.program.ResourceName;

/** Resources of types that nothing defines. */
final class UnknownResourceType extends SemanticCheck {
  private static final Set<String> CREATING =
      Set.of("create_resources", "ensure_resource", "ensure_resources");

  UnknownResourceType() {
    super("unknown_resource_type", Level.WARNING);
  }

  @Override
  public void check(Program program, Reports reports) {
    Set<String> asked = ClassUses.askedFor(program);
    for (ResourceExpr resource : program.all(ResourceExpr.class)) {
      if (resource.type() instanceof ResourceName type && !asked.contains(type.name())) {
        check(program, type.name(), type.pos(), reports);
      }
    }
    for (Call call : program.all(Call.class)) {
      String name = CREATING.contains(call.name()) ? created(call) : null;
      if (name != null && !asked.contains(name)) {
        check(program, name, call.args().get(0).pos(), reports);
      }
    }
    for (Collect collect : program.all(Collect.class)) {
      String name = collect.typeName().toLowerCase(Locale.ROOT);
      if (!asked.contains(name)) {
        check(program, name.startsWith("::") ? name.substring(2) : name, collect.pos(), reports);
      }
    }
  }

  /** The type that a function creates resources of; null when it is not written out. */
  private static @Nullable String created(Call call) {
    String name = call.args().isEmpty() ? null : Literals.text(call.args().get(0));
    String type = name != null && name.startsWith("@") ? name.replaceFirst("^@{1,2}", "") : name;
    return type == null
        ? null
        : (type.startsWith("::") ? type.substring(2) : type).toLowerCase(Locale.ROOT);
  }

  private static void check(Program program, String name, int pos, Reports reports) {
    if (!name.equals("class") && ResourceTypes.isAbsent(program, name)) {
      String hint = Nearest.hint(name, ResourceTypes.namesLike(program, name), "");
      reports.add(pos, "there is no resource type " + name, hint);
    }
  }
}
