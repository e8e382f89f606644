package plumb.compiler.erb;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plumb.compiler.erb.Token.Kind;

/** Parses names, calls and assignments of a template's code. */
final class CallParser {
  /** What may begin an argument as well as be an operator, depending on the white space around. */
  private static final Set<String> AMBIGUOUS =
      Set.of("-", "+", "*", "&", "[", "::", "/", "%", "<<", "(", "?", ":", "|", "<", "**");

  private final RubyParser parser;
  private final RubyLexer lexer;
  private final ExpressionParser expressions;

  /** Where arguments may follow a method's name without parentheses. */
  private @Nullable Token commandStart;

  /** The token after a method's name without arguments. */
  private @Nullable Token afterName;

  CallParser(RubyParser parser, RubyLexer lexer, ExpressionParser expressions) {
    this.parser = parser;
    this.lexer = lexer;
    this.expressions = expressions;
  }

  void allowCommandAt(Token token) {
    commandStart = token;
  }

  boolean isCommandAllowed(Token token) {
    return commandStart == token;
  }

  /** Requires that the current token is an operator, not the start of an argument. */
  void requireOperator() {
    Token token = parser.current();
    if (token == afterName
        && token.spaced()
        && !lexer.isSpaceNext()
        && AMBIGUOUS.contains(token.text())) {
      throw parser.unexpected();
    }
  }

  /** A primary expression and the calls on it. */
  Node withCalls() {
    Token start = parser.current();
    Node node = expressions.primary();
    while (true) {
      if (parser.accept(".")) {
        node = call(node, start, false);
      } else if (parser.accept("&.")) {
        node = call(node, start, true);
      } else if (parser.current().isOperator("[") && isIndex()) {
        Token unused = parser.advance();
        node = assignable(indexed(node, expressions.list("]")));
      } else {
        return node;
      }
    }
  }

  private boolean isIndex() {
    if (!parser.current().spaced()) {
      return true;
    }
    throw parser.unexpected();
  }

  private static Node indexed(Node receiver, List<Node> arguments) {
    return arguments.size() == 1
        ? new Calls.Element(receiver, arguments.get(0))
        : new Calls.Call(receiver, Method.INDEX, arguments, null, false);
  }

  private Node call(Node receiver, Token start, boolean safe) {
    if (parser.current().kind() != Kind.NAME) {
      throw parser.unexpected();
    }
    String name = parser.advance().text();
    Method method = Method.named(name);
    List<Node> arguments = List.of();
    if (parser.current().isOperator("(") && !parser.current().spaced()) {
      Token unused = parser.advance();
      if (parser.current().isOperator("&")) {
        Method each = each(safe);
        return method == null ? unknown(name) : new Calls.CallOfEach(receiver, method, each);
      }
      arguments = expressions.list(")");
    } else if (isArgument(parser.current())) {
      arguments = commandArguments(start);
      return method == null
          ? unknown(name)
          : new Calls.Call(receiver, method, arguments, null, safe);
    } else {
      afterName = parser.current();
    }
    if (afterName == parser.current() && parser.current().isOperator("(")) {
      throw parser.unexpected();
    }
    Block.Code block = parser.block();
    return method == null
        ? unknown(name)
        : new Calls.Call(receiver, method, arguments, block, safe);
  }

  private static Node unknown(String name) {
    return new Nodes.Unknown("the method " + name);
  }

  /** {@code &:name)}. */
  private Method each(boolean safe) {
    Token unused = parser.advance();
    Method each =
        parser.current().kind() == Kind.SYMBOL ? Method.named(parser.advance().text()) : null;
    if (each == null || safe) {
      throw parser.unexpected();
    }
    parser.expect(")");
    return each;
  }

  private static boolean isArgument(Token token) {
    return switch (token.kind()) {
      case NAME,
          CONSTANT,
          VARIABLE,
          GROUP,
          INTEGER,
          FLOAT,
          TEXT,
          OPEN_TEXT,
          SYMBOL,
          WORDS,
          OPEN_REGEX ->
          true;
      case KEYWORD ->
          switch (token.text()) {
            case "true", "false", "nil", "not", "defined?", "case" -> true;
            default -> false;
          };
      default -> false;
    };
  }

  private List<Node> commandArguments(Token start) {
    if (!isCommandAllowed(start)) {
      throw parser.unexpected();
    }
    List<Node> arguments = new ArrayList<>();
    do {
      arguments.add(expressions.expression());
    } while (parser.accept(","));
    if (parser.current().isKeyword("do")) {
      throw parser.unexpected();
    }
    return arguments;
  }

  /** A variable or element, or an assignment to it. */
  Node assignable(Node node) {
    Token token = parser.current();
    if (token.kind() != Kind.OPERATOR || !(node instanceof Node.Target target)) {
      return node;
    }
    switch (token.text()) {
      case "=" -> {
        return new Nodes.Assignment(simple(target), assigned());
      }
      case "||=" -> {
        return new Nodes.DefaultAssignment(simple(target), assigned());
      }
      case "+=" -> {
        Node sum = new Calls.Call(target, Method.PLUS, List.of(assigned()), null, false);
        return new Nodes.Assignment(simple(target), sum);
      }
      default -> {
        return node;
      }
    }
  }

  private Node assigned() {
    Token unused = parser.advance();
    return expressions.command();
  }

  /** Of an element, array and index are evaluated once by Ruby, which only shows if they change. */
  private Node.Target simple(Node.Target target) {
    if (target instanceof Calls.Element element
        && !(isSimple(element.receiver()) && isSimple(element.index()))) {
      throw parser.unexpected();
    }
    return target;
  }

  private static boolean isSimple(Node node) {
    return node instanceof Nodes.Local
        || node instanceof Nodes.Variable
        || node instanceof Calls.Lookup lookup && isSimple(lookup.name())
        || node instanceof Nodes.Literal;
  }

  /** A class, or a conversion. */
  Node constant() {
    String name = parser.advance().text();
    if (parser.current().isOperator("::")) {
      throw parser.unexpected();
    }
    if (name.equals("Regexp") && parser.accept(".")) {
      return escape();
    }
    if (parser.current().isOperator("(") && !parser.current().spaced()) {
      Node argument = argument();
      return switch (name) {
        case "Array" -> new Calls.ToList(argument);
        case "String" -> new Calls.ToText(argument);
        case "Integer" -> new Calls.ToInteger(argument);
        default -> new Nodes.Unknown("the function " + name);
      };
    }
    RubyClass known = RubyClass.named(name);
    if (isArgument(parser.current())) {
      throw parser.unexpected();
    }
    return known == null ? new Nodes.Unknown("the constant " + name) : new Nodes.Literal(known);
  }

  /** {@code Regexp.escape(text)}. */
  private Node escape() {
    boolean known = parser.current().is(Kind.NAME, "escape");
    Token unused = parser.advance();
    if (!known) {
      throw parser.unexpected();
    }
    return new Calls.Escape(argument());
  }

  /** A local variable, an assignment to one, or one of the names that templates know. */
  Node name() {
    String name = parser.advance().text();
    Token token = parser.current();
    if (token.kind() == Kind.OPERATOR) {
      switch (token.text()) {
        case "=", "||=", "+=" -> {
          if (name.endsWith("?") || name.endsWith("!")) {
            throw parser.unexpected();
          }
          return assignable(parser.scope().assigned(name));
        }
        default -> {}
      }
    }
    Nodes.Local local = parser.scope().find(name);
    if (local != null) {
      if (isArgument(token) || token.isOperator("(") || token.isOperator("{")) {
        throw parser.unexpected();
      }
      return local;
    }
    Calls.Definition definition = parser.definition(name);
    if (definition != null) {
      return call(definition);
    }
    return switch (name) {
      case "scope" -> ofScope();
      case "has_variable?" -> new Calls.HasVariable(argument(), lexer.line());
      default -> throw new Unsupported("the name " + name);
    };
  }

  private Node argument() {
    if (!parser.current().isOperator("(") || parser.current().spaced()) {
      throw parser.unexpected();
    }
    Token unused = parser.advance();
    List<Node> arguments = expressions.list(")");
    if (arguments.size() != 1) {
      throw parser.unexpected();
    }
    return arguments.get(0);
  }

  /** {@code scope[...]}, {@code scope.lookupvar(...)} and functions. */
  private Node ofScope() {
    int line = lexer.line();
    if (parser.current().isOperator("[") && !parser.current().spaced()) {
      Token unused = parser.advance();
      List<Node> names = expressions.list("]");
      if (names.size() != 1) {
        throw parser.unexpected();
      }
      return new Calls.Lookup(names.get(0), line);
    }
    parser.expect(".");
    String name = parser.advance().text();
    switch (name) {
      case "lookupvar" -> {
        return new Calls.Lookup(argument(), line);
      }
      case "include?" -> {
        return new Calls.HasVariable(argument(), line);
      }
      case "call_function" -> {
        return functionCall();
      }
      case "setvar" -> {
        return setVariable();
      }
      case "to_hash" -> {
        return new Calls.Variables();
      }
      default -> {}
    }
    if (!name.startsWith("function_")) {
      throw new Unsupported("the method " + name + " of the scope");
    }
    return new Calls.FunctionCall(name.substring("function_".length()), true, argument());
  }

  private Node functionCall() {
    parser.expect("(");
    List<Node> arguments = expressions.list(")");
    if (arguments.size() == 2
        && arguments.get(0) instanceof Nodes.Literal literal
        && literal.value() instanceof String name) {
      return new Calls.FunctionCall(name, false, arguments.get(1));
    }
    throw new Unsupported("a call of a function whose name is computed");
  }

  private Node setVariable() {
    parser.expect("(");
    List<Node> arguments = expressions.list(")");
    if (arguments.size() == 2
        && arguments.get(0) instanceof Nodes.Literal literal
        && literal.value() instanceof String name) {
      return new Calls.SetVariable(name, arguments.get(1));
    }
    throw new Unsupported("a variable whose name is computed");
  }

  private Node call(Calls.Definition definition) {
    if (!parser.current().isOperator("(") || parser.current().spaced()) {
      throw parser.unexpected();
    }
    Token unused = parser.advance();
    List<Node> arguments = expressions.list(")");
    if (arguments.size() != definition.parameters()) {
      throw parser.unexpected();
    }
    return new Calls.OwnCall(definition, arguments);
  }

  /** {@code defined?(@name)}. */
  Node defined() {
    Token unused = parser.advance();
    boolean bracket = parser.current().isOperator("(") && !parser.current().spaced();
    if (bracket) {
      parser.expect("(");
    }
    if (parser.current().kind() != Kind.VARIABLE) {
      throw parser.unexpected();
    }
    String name = parser.advance().text();
    if (bracket) {
      parser.expect(")");
    } else if (parser.current().kind() != Kind.SEPARATOR) {
      throw parser.unexpected();
    }
    return new Nodes.Defined(name);
  }
}
