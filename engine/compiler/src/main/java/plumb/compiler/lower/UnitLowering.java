package plumb.compiler.lower;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.eclipse.emf.common.util.EList;
import org.jspecify.annotations.Nullable;
import plumb.compiler.program.Body;
import plumb.compiler.program.ClassDef;
import plumb.compiler.program.DefinedTypeDef;
import plumb.compiler.program.Expr;
import plumb.compiler.program.FunctionDef;
import plumb.compiler.program.Lines;
import plumb.compiler.program.NodeDef;
import plumb.compiler.program.NodeDef.HostMatch;
import plumb.compiler.program.Param;
import plumb.compiler.program.TypeAliasDef;
import plumb.compiler.program.Unit;
import plumb.compiler.program.UnitWarning;
import plumb.dsl.ParsedFile;
import plumb.dsl.puppet.Block;
import plumb.dsl.puppet.ClassDefinition;
import plumb.dsl.puppet.DefaultLiteral;
import plumb.dsl.puppet.DefinedType;
import plumb.dsl.puppet.Expression;
import plumb.dsl.puppet.FunctionDefinition;
import plumb.dsl.puppet.HostName;
import plumb.dsl.puppet.Manifest;
import plumb.dsl.puppet.NodeDefinition;
import plumb.dsl.puppet.RegexLiteral;
import plumb.dsl.puppet.Template;
import plumb.dsl.puppet.TypeAlias;
import plumb.dsl.puppet.Word;
import plumb.dsl.text.LiteralText;
import plumb.dsl.text.StringText;

/** Lowers one file: its definitions wherever they stand, and the statements around them. */
final class UnitLowering {
  private final ParsedFile file;
  private final StringText strings;
  private final ExpressionLowering expressions;
  private final List<ClassDef> classes = new ArrayList<>();
  private final List<DefinedTypeDef> definedTypes = new ArrayList<>();
  private final List<NodeDef> nodes = new ArrayList<>();
  private final List<FunctionDef> functions = new ArrayList<>();
  private final List<TypeAliasDef> typeAliases = new ArrayList<>();

  UnitLowering(ParsedFile file) {
    this.file = file;
    this.strings = new StringText(file);
    this.expressions = new ExpressionLowering(file, strings);
  }

  Unit lower(List<UnitWarning> warnings) {
    Manifest ast = file.ast();
    boolean template = ast instanceof Template;
    Lexical lexical = template ? Lexical.definition() : Lexical.topLevel();
    List<Param> params =
        template ? expressions.params(((Template) ast).getParameters(), lexical) : List.of();
    Expr code = statements(ast.getStatements(), lexical, "", 0);
    return new Unit(
        Lines.of(file.source().text()),
        warnings,
        new Body(lexical.slots(), code),
        List.copyOf(classes),
        List.copyOf(definedTypes),
        List.copyOf(nodes),
        List.copyOf(functions),
        List.copyOf(typeAliases),
        params,
        template && ((Template) ast).isDeclaresParameters());
  }

  /** Lowers statements; definitions among them are taken out. */
  private Expr statements(
      EList<Expression> statements, Lexical lexical, String namespace, int pos) {
    List<Expr> lowered = new ArrayList<>();
    for (Expression statement : statements) {
      if (!define(statement, namespace)) {
        lowered.add(expressions.lower(statement, lexical));
      }
    }
    return ExpressionLowering.block(pos, lowered);
  }

  private boolean define(Expression statement, String namespace) {
    int pos = file.offset(statement);
    if (statement instanceof ClassDefinition definition) {
      classes.add(classDefinition(definition, pos, qualified(namespace, definition.getName())));
    } else if (statement instanceof DefinedType definition) {
      String name = qualified(namespace, definition.getName());
      Lexical lexical = Lexical.definition();
      List<Param> params = expressions.params(definition.getParameters(), lexical);
      Expr code = body(definition.getBody(), lexical, name);
      definedTypes.add(
          new DefinedTypeDef(
              pos,
              name,
              params,
              new Body(lexical.slots(), code),
              expressions.deprecated(definition.getDeprecation())));
    } else if (statement instanceof NodeDefinition definition) {
      Lexical lexical = Lexical.definition();
      Expr code = body(definition.getBody(), lexical, "");
      nodes.add(new NodeDef(pos, hosts(definition), new Body(lexical.slots(), code)));
    } else if (statement instanceof FunctionDefinition definition) {
      functions.add(function(definition, pos));
    } else if (statement instanceof TypeAlias definition) {
      Expr type = expressions.lower(definition.getValue(), Lexical.definition());
      typeAliases.add(new TypeAliasDef(pos, absolute(definition.getName()), type));
    } else {
      return false;
    }
    return true;
  }

  private ClassDef classDefinition(ClassDefinition definition, int pos, String name) {
    Lexical lexical = Lexical.definition();
    List<Param> params = expressions.params(definition.getParameters(), lexical);
    Expr code = body(definition.getBody(), lexical, name);
    @Nullable String parent = definition.getParent();
    return new ClassDef(
        pos,
        name,
        params,
        parent == null ? null : absolute(parent).toLowerCase(Locale.ROOT),
        new Body(lexical.slots(), code),
        expressions.deprecated(definition.getDeprecation()));
  }

  private FunctionDef function(FunctionDefinition definition, int pos) {
    Lexical lexical = Lexical.definition();
    List<Param> params = expressions.params(definition.getParameters(), lexical);
    Expr code = body(definition.getBody(), lexical, "");
    Expr returnType =
        definition.getReturnType() == null
            ? null
            : expressions.type(definition.getReturnType(), lexical);
    return new FunctionDef(
        pos,
        absolute(definition.getName()),
        params,
        returnType,
        new Body(lexical.slots(), code),
        expressions.deprecated(definition.getDeprecation()));
  }

  private Expr body(Block block, Lexical lexical, String namespace) {
    return statements(block.getStatements(), lexical, namespace, file.offset(block));
  }

  private List<HostMatch> hosts(NodeDefinition definition) {
    List<HostMatch> hosts = new ArrayList<>();
    for (Expression host : definition.getHosts()) {
      hosts.add(
          host instanceof DefaultLiteral
              ? new HostMatch(HostMatch.Kind.DEFAULT, "")
              : host instanceof RegexLiteral regex
                  ? new HostMatch(HostMatch.Kind.REGEX, LiteralText.regex(regex.getText()))
                  : new HostMatch(HostMatch.Kind.NAME, hostName(host)));
    }
    return hosts;
  }

  private String hostName(Expression host) {
    if (host instanceof HostName name) {
      return name.getName();
    }
    return host instanceof Word word ? word.getText() : String.valueOf(strings.literal(host));
  }

  private static String qualified(String namespace, String name) {
    String lower = absolute(name).toLowerCase(Locale.ROOT);
    return namespace.isEmpty() ? lower : namespace + "::" + lower;
  }

  private static String absolute(String name) {
    return name.startsWith("::") ? name.substring(2) : name;
  }
}
