package plumb.analysis.semantic.checks;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plumb.analysis.Level;
import plumb.analysis.semantic.Code;
import plumb.analysis.semantic.Program;
import plumb.analysis.semantic.Project;
import plumb.analysis.semantic.Reports;
import plumb.analysis.semantic.SemanticCheck;
import plumb.compiler.evaluation.Suggestions;
import plumb.compiler.program.ClassDef;
import plumb.compiler.program.NamedVar;
import plumb.compiler.program.QualifiedVar;
import plumb.compiler.snapshot.Definition;

/** Variables that nothing sets. */
final class UnknownVariable extends SemanticCheck {
  private static final Set<String> OF_EVERY_CODE =
      Set.of(
          "title",
          "name",
          "module_name",
          "caller_module_name",
          "facts",
          "trusted",
          "server_facts",
          "environment",
          "clientcert",
          "clientversion",
          "clientnoop",
          "servername",
          "serverip",
          "serverip6",
          "serverversion",
          "puppetversion",
          "agent_specified_environment");

  UnknownVariable() {
    super("unknown_variable", Level.WARNING);
  }

  @Override
  public void check(Program program, Reports reports) {
    for (Code code : program.codes()) {
      if (code.kind() != Code.Kind.MAIN && code.kind() != Code.Kind.NODE) {
        checkPlain(program, code, reports);
      }
      for (QualifiedVar variable : code.all(QualifiedVar.class)) {
        checkQualified(program.project(), variable, reports);
      }
    }
  }

  /** Whether a variable is there in any code. */
  static boolean isEverywhere(String name) {
    return OF_EVERY_CODE.contains(name);
  }

  private static void checkPlain(Program program, Code code, Reports reports) {
    Set<String> inherited = ofClass(program.project(), code.parent());
    if (inherited == null) {
      return;
    }
    inherited.addAll(OF_EVERY_CODE);
    for (NamedVar variable : code.all(NamedVar.class)) {
      String name = variable.name();
      if (inherited.contains(name)
          || program.project().facts().isKnown(name)
          || program.project().facts().mayBeCustom(name)) {
        continue;
      }
      List<String> near = new ArrayList<>(code.body().slots());
      near.addAll(inherited);
      String nearest = name.length() < 5 ? null : Suggestions.nearest(name, near, 2);
      if (nearest != null || program.project().isComplete(program.module())) {
        reports.add(
            variable,
            "nothing sets $" + name + " in " + code.label(),
            Nearest.hint(name, near, "$"));
      }
    }
  }

  private static void checkQualified(Project project, QualifiedVar variable, Reports reports) {
    String name = variable.className();
    String owner = name.startsWith("::") ? name.substring(2) : name;
    if (owner.isEmpty()
        || owner.equals("settings")
        || !project.hasModuleOf(owner)
        || new OldNames(project).variable(owner, variable.name()) != null) {
      return;
    }
    if (project.findClass(owner).isAbsent()) {
      reports.add(
          variable,
          "there is no class " + owner + " that could set $" + owner + "::" + variable.name(),
          Nearest.hint(owner, project.classNamesLike(owner), ""));
      return;
    }
    Set<String> known = ofClass(project, owner);
    if (known != null
        && !known.contains(variable.name())
        && !OF_EVERY_CODE.contains(variable.name())) {
      reports.add(
          variable,
          "class " + owner + " sets no variable $" + variable.name(),
          Nearest.hint(variable.name(), known, "$" + owner + "::"));
    }
  }

  /** The variables of a class and its ancestors; null when one of them cannot be read. */
  static @Nullable Set<String> ofClass(Project project, @Nullable String name) {
    Set<String> variables = new HashSet<>();
    Set<String> seen = new HashSet<>();
    for (String one = name; one != null; ) {
      Definition<ClassDef> found = project.findClass(one).value();
      if (found == null) {
        return null;
      }
      variables.addAll(found.code().body().slots());
      one = seen.add(one) ? found.code().parent() : null;
    }
    return variables;
  }
}
