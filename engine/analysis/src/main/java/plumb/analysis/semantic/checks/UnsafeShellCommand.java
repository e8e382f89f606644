package plumb.analysis.semantic.checks;

import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import plumb.analysis.Level;
import plumb.analysis.semantic.Code;
import plumb.analysis.semantic.Literals;
import plumb.analysis.semantic.Program;
import plumb.analysis.semantic.Reports;
import plumb.analysis.semantic.SemanticCheck;
import plumb.compiler.program.Attribute;
import plumb.compiler.program.Expr;
import plumb.compiler.program.Interpolation;
import plumb.compiler.program.Literal;
import plumb.compiler.program.NamedVar;
import plumb.compiler.program.Param;
import plumb.compiler.program.ResourceExpr;
import plumb.compiler.program.ResourceName;
import plumb.compiler.program.SlotVar;
import plumb.values.Type;
import plumb.values.types.BooleanType;
import plumb.values.types.EnumType;
import plumb.values.types.FloatType;
import plumb.values.types.IntegerType;
import plumb.values.types.NumericType;
import plumb.values.types.StringType;

/**
 * Commands that a shell reads and into which a parameter of any text is put without quotes: what
 * the text holds is run.
 */
final class UnsafeShellCommand extends SemanticCheck {
  private static final Set<String> COMMANDS = Set.of("command", "unless", "onlyif", "refresh");
  private static final Pattern SHELL = Pattern.compile("[|;&<>`]|\\$\\(|\\b(ba|da)?sh -c\\b");

  /** Names of parameters that are meant to be run. */
  private static final Pattern MEANT = Pattern.compile("(.*_)?(cmd|command|script|options|args)");

  UnsafeShellCommand() {
    super("unsafe_shell_command", Level.WARNING);
  }

  @Override
  public void check(Program program, Reports reports) {
    for (Code code : program.codes()) {
      for (ResourceExpr resource : code.all(ResourceExpr.class)) {
        if (resource.type() instanceof ResourceName type && type.name().equals("exec")) {
          resource.bodies().forEach(body -> check(program, code, body, reports));
        }
      }
    }
  }

  private static void check(
      Program program, Code code, ResourceExpr.ResourceBody body, Reports reports) {
    boolean shell = false;
    boolean named = false;
    for (Attribute attribute : body.attributes()) {
      shell |=
          "provider".equals(attribute.name()) && "shell".equals(Literals.text(attribute.value()));
      named |= "command".equals(attribute.name());
    }
    if (!named) {
      check(program, code, body.title(), shell, reports);
    }
    for (Attribute attribute : body.attributes()) {
      String name = attribute.name();
      if (name != null && COMMANDS.contains(name)) {
        check(program, code, attribute.value(), shell, reports);
      }
    }
  }

  private static void check(
      Program program, Code code, Expr command, boolean shell, Reports reports) {
    if (!(command instanceof Interpolation text)
        || !shell && !SHELL.matcher(written(text.parts())).find()) {
      return;
    }
    String written = written(text.parts());
    BitSet read = ShellText.readValues(written);
    int value = -1;
    for (Expr part : text.parts()) {
      if (part instanceof Literal) {
        continue;
      }
      value = written.indexOf(ShellText.VALUE, value + 1);
      String name = read.get(value) ? unchecked(program, code, part) : null;
      if (name != null) {
        reports.add(
            part,
            "the shell reads whatever $" + name + " holds as part of this command",
            "put it through shell_escape, or give the command as an array");
        return;
      }
    }
  }

  private static String written(List<Expr> parts) {
    StringBuilder text = new StringBuilder();
    for (Expr part : parts) {
      text.append(
          part instanceof Literal literal ? String.valueOf(literal.value()) : ShellText.VALUE);
    }
    return text.toString();
  }

  /** The name of a variable that may hold any text; null for others. */
  private static @Nullable String unchecked(Program program, Code code, Expr part) {
    if (part instanceof NamedVar title
        && code.kind() == Code.Kind.DEFINED_TYPE
        && (title.name().equals("title") || title.name().equals("name"))) {
      return title.name();
    }
    if (!(part instanceof SlotVar variable) || variable.hops() > 0) {
      return null;
    }
    for (Param param : code.params()) {
      if (param.name().equals(variable.name())) {
        Type type = program.constants().type(param.type(), program.asSource());
        return type != null && mayBeAnyText(type) && !MEANT.matcher(param.name()).matches()
            ? param.name()
            : null;
      }
    }
    return null;
  }

  private static boolean mayBeAnyText(Type type) {
    boolean closed =
        type instanceof IntegerType
            || type instanceof FloatType
            || type instanceof NumericType
            || type instanceof BooleanType
            || type instanceof EnumType;
    return !closed && (type instanceof StringType || type.isInstance("; x $(y) `z`"));
  }
}
