package plumb.analysis.deprecations;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumb.analysis.semantic.Literals;
import plumb.compiler.program.Arithmetic;
import plumb.compiler.program.Call;
import plumb.compiler.program.Expr;
import plumb.compiler.program.Interpolation;
import plumb.compiler.program.NamedVar;
import plumb.compiler.program.QualifiedVar;
import plumb.compiler.program.SlotVar;

/**
 * What the variables of a definition mean where loops over written-out names give some of them a
 * text. Immutable.
 */
final class Variables {
  private final Documented definition;
  private final Map<String, String> texts;

  private Variables(Documented definition, Map<String, String> texts) {
    this.definition = definition;
    this.texts = texts;
  }

  static Variables of(Documented definition) {
    return new Variables(definition, Map.of());
  }

  /** The same where one more variable has a known text. */
  Variables with(String name, String text) {
    Map<String, String> more = new HashMap<>(texts);
    more.put(name, text);
    return new Variables(definition, more);
  }

  /** The name of a variable without a class; null for other expressions. */
  static @Nullable String name(Expr expression) {
    if (expression instanceof SlotVar variable) {
      return variable.name();
    }
    return expression instanceof NamedVar variable ? variable.name() : null;
  }

  /** The parameter of the definition that an expression reads, by getvar, too; or null. */
  @Nullable String parameter(Expr expression) {
    ParameterName read = parameterName(expression);
    return read != null && read.owner().equals(definition.owner()) ? read.name() : null;
  }

  /** A parameter of a definition. */
  record ParameterName(String owner, String name) {}

  /** The parameter, of this definition or any other, that an expression may read; or null. */
  @Nullable ParameterName parameterName(Expr expression) {
    if (expression instanceof QualifiedVar variable) {
      return new ParameterName(canonical(variable.className()), variable.name());
    }
    if (expression instanceof Call call && isReading(call)) {
      String text = text(call.args().get(0));
      return text == null ? null : named(text.startsWith("$") ? text.substring(1) : text);
    }
    String name = name(expression);
    return name == null || texts.containsKey(name) ? null : ownParameter(name);
  }

  private static boolean isReading(Call call) {
    return (call.name().equals("getvar") || call.name().equals("defined"))
        && !call.args().isEmpty();
  }

  private @Nullable ParameterName named(String name) {
    int end = name.lastIndexOf("::");
    return end < 0
        ? ownParameter(name)
        : new ParameterName(canonical(name.substring(0, end)), name.substring(end + 2));
  }

  private @Nullable ParameterName ownParameter(String name) {
    return definition.has(name) ? new ParameterName(definition.owner(), name) : null;
  }

  static String canonical(String name) {
    return (name.startsWith("::") ? name.substring(2) : name).toLowerCase(Locale.ROOT);
  }

  /** The text that an expression makes, with "${name}" for what is not known; null for others. */
  @Nullable String text(Expr expression) {
    String literal = Literals.text(expression);
    if (literal != null) {
      return literal;
    }
    String name = name(expression);
    if (name != null) {
      return texts.get(name);
    }
    if (expression instanceof Interpolation interpolation) {
      StringBuilder text = new StringBuilder();
      for (Expr part : interpolation.parts()) {
        String known = text(part);
        text.append(known == null ? "${" + name(part) + "}" : known);
      }
      return text.toString();
    }
    if (expression instanceof Arithmetic sum) {
      String left = text(sum.left());
      String right = text(sum.right());
      return left == null ? right : right == null ? left : left + right;
    }
    // Messages are translated, filled in and joined.
    return expression instanceof Call call && !call.args().isEmpty()
        ? text(call.args().get(0))
        : null;
  }
}
