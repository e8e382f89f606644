package plumb.analysis.semantic.checks;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import plumb.analysis.Level;
import plumb.analysis.semantic.Code;
import plumb.analysis.semantic.ErbTemplate;
import plumb.analysis.semantic.Facts;
import plumb.analysis.semantic.Program;
import plumb.analysis.semantic.ProjectFile;
import plumb.analysis.semantic.Reports;
import plumb.analysis.semantic.SemanticCheck;
import plumb.compiler.program.Assign;
import plumb.compiler.program.LambdaExpr;
import plumb.compiler.program.NamedVar;
import plumb.compiler.snapshot.Module;

/**
 * Variables of templates that nothing sets: in EPP with declared parameters those that are none of
 * them, in ERB those that none of the classes and defined types sets which render the template.
 */
final class UnsetTemplateVariable extends SemanticCheck {
  private static final Pattern INSTANCE_VARIABLE =
      Pattern.compile("(?<![\\w@'\"\\\\])@([a-z_]\\w*)(\\s*(?:\\|\\|)?=(?![=~]))?");

  private static final Pattern QUALIFIED =
      Pattern.compile(
          "\\bscope(?:\\.lookupvar\\(\\s*|\\[\\s*)['\"](?:::)?([a-z]\\w*(?:::\\w+)*)::(\\w+)['\"]");

  UnsetTemplateVariable() {
    super("unset_template_variable", Level.WARNING);
  }

  @Override
  public void check(Program program, Reports reports) {
    if (ProjectFile.kindOf(Path.of(program.source().path())) != ProjectFile.Kind.EPP
        || !program.unit().templateParamsDeclared()) {
      return;
    }
    for (Code code : program.codes()) {
      for (NamedVar variable : code.all(NamedVar.class)) {
        if (!UnknownVariable.isEverywhere(variable.name())
            && !isFact(program.project().facts(), variable.name())) {
          reports.add(variable, "$" + variable.name() + " is no parameter of this template");
        }
      }
    }
  }

  @Override
  public void checkFile(ProjectFile file, Reports reports) {
    Module module = file.module();
    if (file.kind() != ProjectFile.Kind.ERB || module == null) {
      return;
    }
    checkQualified(file, reports);
    String path = Path.of(file.source().path()).toAbsolutePath().normalize().toString();
    int start = path.indexOf("/templates/");
    String template = module.name() + path.substring(start + "/templates".length());
    List<Code> callers = file.project().callersOf(module, template);
    Set<String> set = callers == null ? null : variables(file, callers);
    if (set != null) {
      check(file, set, reports);
    }
  }

  /** Variables of classes, which are asked for by their whole names. */
  private static void checkQualified(ProjectFile file, Reports reports) {
    OldNames old = new OldNames(file.project());
    for (ErbTemplate.Tag tag : new ErbTemplate(file.source().text()).tags()) {
      Matcher variable = QUALIFIED.matcher(tag.comment() ? "" : tag.code());
      while (variable.find()) {
        String owner = variable.group(1);
        String name = variable.group(2);
        Set<String> known = UnknownVariable.ofClass(file.project(), owner);
        if (known != null
            && !known.contains(name)
            && !UnknownVariable.isEverywhere(name)
            && old.variable(owner, name) == null) {
          reports.add(
              tag.pos() + variable.start(1),
              "class " + owner + " sets no variable $" + name,
              Nearest.hint(name, known, ""));
        }
      }
    }
  }

  /** What callers set; null when not all of it is known. */
  private static @Nullable Set<String> variables(ProjectFile file, List<Code> callers) {
    Set<String> all = new HashSet<>();
    for (Code code : callers) {
      if (code.kind() != Code.Kind.CLASS && code.kind() != Code.Kind.DEFINED_TYPE) {
        return null;
      }
      Set<String> inherited = UnknownVariable.ofClass(file.project(), code.parent());
      if (inherited == null) {
        return null;
      }
      all.addAll(inherited);
      all.addAll(code.body().slots());
      code.all(LambdaExpr.class).forEach(lambda -> all.addAll(lambda.body().slots()));
      code.all(Assign.class).forEach(assign -> all.add(assign.name()));
    }
    return all;
  }

  private static void check(ProjectFile file, Set<String> set, Reports reports) {
    Set<String> known = new HashSet<>(set);
    for (ErbTemplate.Tag tag : new ErbTemplate(file.source().text()).tags()) {
      Matcher variable = INSTANCE_VARIABLE.matcher(tag.comment() ? "" : tag.code());
      while (variable.find()) {
        String name = variable.group(1);
        if (variable.group(2) != null) {
          known.add(name);
        } else if (!isKnown(file, name) && known.add(name)) {
          reports.add(
              tag.pos() + variable.start(),
              "nothing that renders this template sets $" + name,
              null);
        }
      }
    }
  }

  private static boolean isKnown(ProjectFile file, String name) {
    return UnknownVariable.isEverywhere(name)
        || name.equals("scope")
        || isFact(file.project().facts(), name);
  }

  private static boolean isFact(Facts facts, String name) {
    return facts.isKnown(name) || facts.mayBeCustom(name);
  }
}
