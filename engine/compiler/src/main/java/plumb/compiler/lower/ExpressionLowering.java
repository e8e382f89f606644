package plumb.compiler.lower;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.emf.common.util.EList;
import org.jspecify.annotations.Nullable;
import plumb.compiler.program.Assign;
import plumb.compiler.program.AssignMany;
import plumb.compiler.program.AssignMany.Target;
import plumb.compiler.program.Body;
import plumb.compiler.program.CheckedText;
import plumb.compiler.program.Deprecated;
import plumb.compiler.program.Expr;
import plumb.compiler.program.HashExpr;
import plumb.compiler.program.Interpolation;
import plumb.compiler.program.LambdaExpr;
import plumb.compiler.program.ListExpr;
import plumb.compiler.program.Literal;
import plumb.compiler.program.MatchVar;
import plumb.compiler.program.NamedVar;
import plumb.compiler.program.Param;
import plumb.compiler.program.QualifiedVar;
import plumb.compiler.program.RenderExpr;
import plumb.compiler.program.RenderText;
import plumb.compiler.program.SlotVar;
import plumb.compiler.program.TypeName;
import plumb.dsl.ParsedFile;
import plumb.dsl.lexer.HeredocBody;
import plumb.dsl.puppet.Access;
import plumb.dsl.puppet.ArrayLiteral;
import plumb.dsl.puppet.Assignment;
import plumb.dsl.puppet.Binary;
import plumb.dsl.puppet.Block;
import plumb.dsl.puppet.Call;
import plumb.dsl.puppet.Deprecation;
import plumb.dsl.puppet.DeprecationEntry;
import plumb.dsl.puppet.Expression;
import plumb.dsl.puppet.HashLiteral;
import plumb.dsl.puppet.Heredoc;
import plumb.dsl.puppet.InterpolatedString;
import plumb.dsl.puppet.KeyedEntry;
import plumb.dsl.puppet.Lambda;
import plumb.dsl.puppet.MethodCall;
import plumb.dsl.puppet.Name;
import plumb.dsl.puppet.Parameter;
import plumb.dsl.puppet.Parenthesized;
import plumb.dsl.puppet.RenderExpression;
import plumb.dsl.puppet.TypeCall;
import plumb.dsl.puppet.TypeExpression;
import plumb.dsl.puppet.Unary;
import plumb.dsl.puppet.Variable;
import plumb.dsl.text.LiteralText;
import plumb.dsl.text.StringPart;
import plumb.dsl.text.StringText;
import plumb.values.Undef;

/**
 * Lowers expressions. Those that choose are {@link ControlLowering}'s, resource expressions and
 * their relatives {@link ResourceLowering}'s.
 */
final class ExpressionLowering {
  private final ParsedFile file;
  private final StringText strings;
  private final LiteralLowering literals;
  private final ControlLowering controls;
  private final ResourceLowering resources;

  ExpressionLowering(ParsedFile file, StringText strings) {
    this.file = file;
    this.strings = strings;
    this.literals = new LiteralLowering(strings);
    this.controls = new ControlLowering(file, this);
    this.resources = new ResourceLowering(file, this);
  }

  Expr lower(Expression e, Lexical lexical) {
    int pos = file.place(e);
    Expr simple = literals.lower(e, pos);
    if (simple != null) {
      return simple;
    }
    if (e instanceof Variable variable) {
      return variable(LiteralText.variable(variable.getName()), pos, lexical);
    }
    if (e instanceof Parenthesized parenthesized) {
      return lower(parenthesized.getExpression(), lexical);
    }
    Expr operation = operation(e, pos, lexical);
    if (operation != null) {
      return operation;
    }
    Expr control = controls.lower(e, pos, lexical);
    if (control != null) {
      return control;
    }
    Expr template = template(e, pos, lexical);
    return template != null ? template : resources.lower(e, pos, lexical);
  }

  private static Expr variable(String name, int pos, Lexical lexical) {
    if (!name.isEmpty() && Character.isDigit(name.charAt(0))) {
      return MatchVar.named(pos, name);
    }
    int colons = name.lastIndexOf("::");
    if (colons >= 0) {
      return new QualifiedVar(pos, name.substring(0, colons), name.substring(colons + 2));
    }
    int hops = 0;
    for (Lexical body = lexical; body != null; body = body.outer()) {
      int slot = body.slot(name);
      if (slot >= 0) {
        return new SlotVar(pos, hops, slot, name);
      }
      hops++;
    }
    return new NamedVar(pos, name);
  }

  private @Nullable Expr operation(Expression e, int pos, Lexical lexical) {
    if (e instanceof InterpolatedString || e instanceof Heredoc) {
      return interpolation(e, pos, lexical);
    }
    if (e instanceof Binary binary) {
      return OperatorLowering.binary(
          binary.getOperator(),
          pos,
          lower(binary.getLeft(), lexical),
          lower(binary.getRight(), lexical));
    }
    if (e instanceof Unary unary) {
      return OperatorLowering.unary(unary.getOperator(), pos, lower(unary.getOperand(), lexical));
    }
    if (e instanceof ArrayLiteral array) {
      return new ListExpr(pos, list(array.getElements(), lexical));
    }
    if (e instanceof HashLiteral hash) {
      List<KeyedEntry> entries = new ArrayList<>();
      hash.getEntries().forEach(entry -> entries.add((KeyedEntry) entry));
      return hash(entries, pos, lexical);
    }
    if (e instanceof KeyedEntry entry) {
      return hash(List.of(entry), pos, lexical);
    }
    if (e instanceof Access access) {
      return new plumb.compiler.program.Access(
          pos, lower(access.getTarget(), lexical), list(access.getKeys(), lexical));
    }
    return e instanceof Assignment assignment
        ? assignment(assignment, pos, lexical)
        : call(e, pos, lexical);
  }

  private Expr interpolation(Expression e, int pos, Lexical lexical) {
    List<Expr> parts = new ArrayList<>();
    for (StringPart part : strings.parts(e)) {
      if (part instanceof StringPart.Text text) {
        parts.add(new Literal(text.offset(), text.text()));
      } else if (part instanceof StringPart.Embedded embedded) {
        parts.add(lower(embedded.expression(), lexical));
      }
    }
    Expr text = new Interpolation(pos, parts);
    HeredocBody body = e instanceof Heredoc heredoc ? file.body(heredoc) : null;
    return body == null || body.syntax().isEmpty()
        ? text
        : new CheckedText(body.textStart(), text, body.syntax());
  }

  private Expr assignment(Assignment assignment, int pos, Lexical lexical) {
    // The value first: it still sees what the name meant before.
    Expr value = lower(assignment.getValue(), lexical);
    Target target = target(assignment.getTarget(), lexical);
    return target instanceof Target.Many many
        ? new AssignMany(pos, many, value)
        : new Assign(pos, ((Target.One) target).slot(), ((Target.One) target).name(), value);
  }

  private Target target(Expression e, Lexical lexical) {
    int pos = file.offset(e);
    if (e instanceof ArrayLiteral array) {
      List<Target> targets = new ArrayList<>();
      array.getElements().forEach(element -> targets.add(target(element, lexical)));
      return new Target.Many(pos, targets);
    }
    if (e instanceof Variable variable) {
      String name = LiteralText.variable(variable.getName());
      return new Target.One(pos, lexical.declare(name), name);
    }
    throw new IllegalStateException("assignment to " + e.eClass().getName());
  }

  private @Nullable Expr call(Expression e, int pos, Lexical lexical) {
    if (e instanceof Call call) {
      List<Expr> arguments = list(call.getArguments(), lexical);
      LambdaExpr lambda = lambda(call.getLambda(), lexical);
      return call.getFunction() instanceof Name name
          ? new plumb.compiler.program.Call(pos, functionName(name.getName()), arguments, lambda)
          : new plumb.compiler.program.NewCall(
              pos, lower(call.getFunction(), lexical), arguments, lambda);
    }
    if (e instanceof TypeCall call) {
      return new plumb.compiler.program.Call(
          pos, "type", list(call.getArguments(), lexical), lambda(call.getLambda(), lexical));
    }
    if (e instanceof MethodCall call) {
      List<Expr> arguments = new ArrayList<>();
      arguments.add(lower(call.getReceiver(), lexical));
      arguments.addAll(list(call.getArguments(), lexical));
      return new plumb.compiler.program.Call(
          pos, functionName(call.getName()), arguments, lambda(call.getLambda(), lexical));
    }
    return null;
  }

  private static String functionName(String name) {
    return name.startsWith("::") ? name.substring(2) : name;
  }

  private @Nullable Expr template(Expression e, int pos, Lexical lexical) {
    if (e instanceof plumb.dsl.puppet.RenderText text) {
      return new RenderText(pos, LiteralText.template(text.getText()));
    }
    if (e instanceof RenderExpression render) {
      Expr value =
          render.getBlock() != null
              ? block(render.getBlock(), lexical)
              : lower(render.getValue(), lexical);
      return new RenderExpr(pos, value);
    }
    return null;
  }

  Expr block(Block block, Lexical lexical) {
    List<Expr> statements = new ArrayList<>();
    block.getStatements().forEach(statement -> statements.add(lower(statement, lexical)));
    return block(file.offset(block), statements);
  }

  /** Statements as one expression; a single one stands for itself. */
  static Expr block(int pos, List<Expr> statements) {
    return switch (statements.size()) {
      case 0 -> new Literal(pos, Undef.UNDEF);
      case 1 -> statements.get(0);
      default -> new plumb.compiler.program.Block(pos, statements);
    };
  }

  /** Expressions of a list; entries {@code k => v} that follow each other make one hash. */
  List<Expr> list(EList<Expression> elements, Lexical lexical) {
    List<Expr> lowered = new ArrayList<>(elements.size());
    List<KeyedEntry> entries = new ArrayList<>();
    for (Expression element : elements) {
      if (element instanceof KeyedEntry entry) {
        entries.add(entry);
        continue;
      }
      addHash(entries, lowered, lexical);
      lowered.add(lower(element, lexical));
    }
    addHash(entries, lowered, lexical);
    return lowered;
  }

  private void addHash(List<KeyedEntry> entries, List<Expr> lowered, Lexical lexical) {
    if (!entries.isEmpty()) {
      lowered.add(hash(entries, file.offset(entries.get(0)), lexical));
      entries.clear();
    }
  }

  private Expr hash(List<KeyedEntry> entries, int pos, Lexical lexical) {
    List<Expr> keys = new ArrayList<>(entries.size());
    List<Expr> values = new ArrayList<>(entries.size());
    for (KeyedEntry entry : entries) {
      keys.add(lower(entry.getKey(), lexical));
      values.add(lower(entry.getValue(), lexical));
    }
    return new HashExpr(pos, keys, values);
  }

  private @Nullable LambdaExpr lambda(@Nullable Lambda lambda, Lexical lexical) {
    if (lambda == null) {
      return null;
    }
    Lexical inner = lexical.lambda();
    List<Param> params = params(lambda.getParameters(), inner);
    Expr code = block(lambda.getBody(), inner);
    Expr returnType = lambda.getReturnType() == null ? null : type(lambda.getReturnType(), inner);
    return new LambdaExpr(file.offset(lambda), params, returnType, new Body(inner.slots(), code));
  }

  /** Parameters become the first slots of their body. */
  List<Param> params(EList<Parameter> parameters, Lexical lexical) {
    parameters.forEach(p -> lexical.declareParameter(LiteralText.variable(p.getName())));
    List<Param> params = new ArrayList<>(parameters.size());
    for (Parameter parameter : parameters) {
      params.add(
          new Param(
              file.offset(parameter),
              LiteralText.variable(parameter.getName()),
              parameter.getType() == null ? null : type(parameter.getType(), lexical),
              parameter.getDefaultValue() == null
                  ? null
                  : lower(parameter.getDefaultValue(), lexical),
              parameter.isCapturesRest(),
              deprecated(parameter.getDeprecation())));
    }
    return params;
  }

  /** What {@code @deprecated(...)} says; the last entry of a name counts. */
  @Nullable Deprecated deprecated(@Nullable Deprecation deprecation) {
    if (deprecation == null) {
      return null;
    }
    Map<String, @Nullable String> texts = new HashMap<>();
    LambdaExpr convert = null;
    String convertText = "";
    for (DeprecationEntry entry : deprecation.getEntries()) {
      if (entry.getLambda() != null) {
        convert = lambda(entry.getLambda(), Lexical.definition());
        convertText =
            file.source()
                .text()
                .substring(file.offset(entry.getLambda()), file.end(entry.getLambda()));
      } else {
        boolean isName = entry.getValue() instanceof Name;
        texts.put(
            entry.getName(),
            isName ? ((Name) entry.getValue()).getName() : strings.literal(entry.getValue()));
      }
    }
    return new Deprecated(
        file.offset(deprecation),
        texts.get("renamed_to"),
        texts.get("since"),
        texts.get("removed_in"),
        texts.get("message"),
        convert,
        convertText);
  }

  Expr type(TypeExpression type, Lexical lexical) {
    int pos = file.offset(type);
    TypeName name = LiteralLowering.typeName(type.getName(), pos);
    return type.getKeys().isEmpty()
        ? name
        : new plumb.compiler.program.Access(pos, name, list(type.getKeys(), lexical));
  }
}
