package plumb.analysis.semantic.checks;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plumb.analysis.semantic.Code;
import plumb.analysis.semantic.Literals;
import plumb.analysis.semantic.Project;
import plumb.compiler.program.Body;
import plumb.compiler.program.Call;
import plumb.compiler.program.ClassDef;
import plumb.compiler.program.Expr;
import plumb.compiler.program.ResourceExpr;
import plumb.compiler.program.ResourceName;
import plumb.compiler.snapshot.Definition;

/** The classes that a code declares in every case, and what those declare in turn. */
final class CertainClasses {
  private static final Set<String> DECLARING = Set.of("include", "contain", "require");

  private CertainClasses() {}

  /** The names of the classes that one statement declares. */
  static List<String> in(Expr statement) {
    List<String> names = new ArrayList<>();
    if (statement instanceof Call call && DECLARING.contains(call.name())) {
      call.args().forEach(argument -> add(argument, names));
    } else if (statement instanceof ResourceExpr resource
        && resource.type() instanceof ResourceName type
        && type.name().equals("class")) {
      resource.bodies().forEach(body -> add(body.title(), names));
    }
    return names;
  }

  private static void add(Expr names, List<String> to) {
    Literals.texts(names).forEach(name -> to.add(canonical(String.valueOf(name.value()))));
  }

  /**
   * The statements of classes by name, with those of the classes that they inherit and declare.
   *
   * @param names of classes, of which those that are not there are left out
   * @param code whose names they are: it is left out, too, where they declare it in turn
   */
  static Map<String, List<Expr>> closure(Project project, List<String> names, Code code) {
    Map<String, List<Expr>> found = new LinkedHashMap<>();
    Deque<String> open = new ArrayDeque<>(names);
    while (!open.isEmpty()) {
      String name = open.pop();
      Definition<ClassDef> definition =
          found.containsKey(name) || name.equals(code.name())
              ? null
              : project.findClass(name).value();
      if (definition != null) {
        List<Expr> statements = untilLeft(definition.code().body());
        found.put(name, statements);
        open.addAll(parent(definition.code().parent()));
        statements.forEach(statement -> open.addAll(in(statement)));
      }
    }
    return found;
  }

  private static List<Expr> untilLeft(Body body) {
    List<Expr> certain = new ArrayList<>();
    for (Expr statement : CertainResources.statements(body)) {
      if (Code.within(statement).stream()
          .anyMatch(one -> one instanceof Call call && call.name().equals("return"))) {
        break;
      }
      certain.add(statement);
    }
    return certain;
  }

  /** The name of the class that one inherits. */
  static List<String> parent(@Nullable String name) {
    return name == null ? List.of() : List.of(canonical(name));
  }

  private static String canonical(String name) {
    return (name.startsWith("::") ? name.substring(2) : name).toLowerCase(Locale.ROOT);
  }
}
