package plumb.analysis.semantic.checks;

import java.util.List;
import org.jspecify.annotations.Nullable;
import plumb.analysis.Level;
import plumb.analysis.semantic.Literals;
import plumb.analysis.semantic.Program;
import plumb.analysis.semantic.Project;
import plumb.analysis.semantic.Reports;
import plumb.analysis.semantic.SemanticCheck;
import plumb.compiler.program.Attribute;
import plumb.compiler.program.Call;
import plumb.compiler.program.Expr;
import plumb.compiler.program.ListExpr;
import plumb.compiler.program.ResourceExpr;
import plumb.compiler.program.ResourceName;
import plumb.compiler.snapshot.Module;

/** Templates and files of modules that are there, which those modules do not have. */
final class MissingFile extends SemanticCheck {
  private static final String MODULES = "puppet:///modules/";

  MissingFile() {
    super("missing_file", Level.WARNING);
  }

  @Override
  public void check(Program program, Reports reports) {
    Project project = program.project();
    for (Call call : program.all(Call.class)) {
      switch (call.name()) {
        case "template" ->
            call.args().forEach(one -> check(project, "templates", List.of(one), reports));
        case "epp" ->
            call.args().stream()
                .limit(1)
                .forEach(one -> check(project, "templates", List.of(one), reports));
        case "file" -> check(project, "files", call.args(), reports);
        default -> {}
      }
    }
    for (ResourceExpr resource : program.all(ResourceExpr.class)) {
      if (resource.type() instanceof ResourceName type && type.name().equals("file")) {
        for (ResourceExpr.ResourceBody body : resource.bodies()) {
          for (Attribute attribute : body.attributes()) {
            if ("source".equals(attribute.name())) {
              checkSource(project, attribute.value(), reports);
            }
          }
        }
      }
    }
  }

  /** Several sources stand for the first that is there. */
  private static void checkSource(Project project, Expr value, Reports reports) {
    check(
        project, "files", value instanceof ListExpr list ? list.items() : List.of(value), reports);
  }

  /** Reports the last of some paths of which one has to be there, if none is. */
  private static void check(Project project, String folder, List<Expr> paths, Reports reports) {
    String last = null;
    for (Expr path : paths) {
      last = absent(project, folder, Literals.text(path));
      if (last == null) {
        return;
      }
    }
    if (last != null) {
      reports.add(paths.get(paths.size() - 1), last);
    }
  }

  /** That a path leads to nothing; null where that is not certain. */
  private static @Nullable String absent(Project project, String folder, @Nullable String path) {
    if (path == null || path.startsWith("puppet:") && !path.startsWith(MODULES)) {
      return null;
    }
    String name = path.startsWith(MODULES) ? path.substring(MODULES.length()) : path;
    int slash = name.indexOf('/');
    Module module = slash <= 0 ? null : project.snapshot().module(name.substring(0, slash));
    if (module == null || project.hasFile(module, folder, name.substring(slash + 1))) {
      return null;
    }
    return module.name() + " has no " + folder + "/" + name.substring(slash + 1);
  }
}
