package plumb.analysis.interfaces;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import plumb.analysis.semantic.Code;
import plumb.analysis.semantic.Constants;
import plumb.compiler.program.Assign;
import plumb.compiler.program.ClassDef;
import plumb.compiler.program.Expr;
import plumb.compiler.program.NamedVar;
import plumb.compiler.program.QualifiedVar;
import plumb.compiler.program.Source;
import plumb.dsl.lexer.ManifestTokens;
import plumb.values.ValueText;

/**
 * What the classes of a module assign to their variables: the defaults of parameters are often
 * variables of a class that knows the operating systems.
 */
final class AssignedValues {
  private final String module;
  private final Constants constants;
  private final Map<String, Map<String, Map<String, String>>> byClass = new HashMap<>();

  AssignedValues(String module, Constants constants) {
    this.module = module;
    this.constants = constants;
  }

  void add(Source source, ManifestTokens tokens) {
    for (ClassDef one : source.unit().classes()) {
      Map<String, Map<String, String>> variables =
          byClass.computeIfAbsent(one.name(), n -> new HashMap<>());
      for (Expr each : Code.within(one.body().code())) {
        if (each instanceof Assign assign) {
          variables
              .computeIfAbsent(assign.name(), n -> new TreeMap<>())
              .put(shape(assign.value(), source), tokens.assignedText(assign.pos()));
        }
      }
    }
  }

  /** An expression without its way of writing: a value, where it depends on nothing. */
  String shape(Expr expression, Source source) {
    Object value = constants.value(expression, source);
    return value == null ? Shape.of(expression) : ValueText.quoted(value);
  }

  /**
   * What is assigned to the variable that an expression is, by shape; empty for anything else.
   *
   * @param parent the class that the one with the expression inherits, or null
   */
  Map<String, String> of(Expr expression, String owner, @Nullable String parent) {
    if (expression instanceof QualifiedVar variable) {
      String name = variable.className().replaceFirst("^::", "");
      boolean own = name.equals(module) || name.startsWith(module + "::");
      return own && !name.equals(owner) ? of(name, variable.name()) : Map.of();
    }
    return expression instanceof NamedVar variable && parent != null
        ? of(parent, variable.name())
        : Map.of();
  }

  private Map<String, String> of(String className, String variable) {
    Map<String, String> found = new TreeMap<>();
    add(byClass.getOrDefault(className, Map.of()), variable, found, new HashSet<>());
    return found;
  }

  /** Adds what is assigned to a variable; what is another variable of the class is what that is. */
  private static void add(
      Map<String, Map<String, String>> variables,
      String variable,
      Map<String, String> found,
      Set<String> seen) {
    seen.add(variable);
    variables
        .getOrDefault(variable, Map.of())
        .forEach(
            (shape, text) -> {
              String other = shape.startsWith("$") ? shape.substring(1) : "";
              if (!variables.containsKey(other)) {
                found.put(shape, text);
              } else if (!seen.contains(other)) {
                add(variables, other, found, seen);
              }
            });
  }
}
