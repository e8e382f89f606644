package plumb.compiler.erb;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumb.compiler.erb.Token.Kind;
import plumb.values.Undef;

/**
 * Parses the code of a template: statements, conditions and blocks. What it does not know, and what
 * Ruby may read in another way, is {@link Unsupported}.
 */
final class RubyParser {
  private static final Node NIL = new Nodes.Literal(Undef.UNDEF);
  private static final String RESULT = "_erbout";

  private final RubyLexer lexer;
  private final ExpressionParser expressions;
  private final LocalScope template = new LocalScope(null);
  private final Map<String, Calls.Definition> definitions = new HashMap<>();
  private LocalScope scope = template;
  private int depth;
  private Token current;

  RubyParser(String code) {
    this.lexer = new RubyLexer(code);
    this.current = lexer.next();
    this.expressions = new ExpressionParser(this, lexer);
  }

  /** The whole code, as {@link ErbCode} writes it: the result is set up, filled and given back. */
  ErbTemplate template(@Nullable String file) {
    expectName(RESULT);
    expect("=");
    expect("+");
    expect(Kind.TEXT, "");
    Node code = statements();
    if (current.kind() != Kind.END) {
      throw unexpected();
    }
    return new ErbTemplate(file, scope, code);
  }

  Token current() {
    return current;
  }

  LocalScope scope() {
    return scope;
  }

  Token advance() {
    Token read = current;
    current = lexer.next();
    return read;
  }

  /** Reads an operator if it is the next token. */
  boolean accept(String operator) {
    if (!current.isOperator(operator)) {
      return false;
    }
    Token unused = advance();
    return true;
  }

  private boolean acceptKeyword(String keyword) {
    if (!current.isKeyword(keyword)) {
      return false;
    }
    Token unused = advance();
    return true;
  }

  void expect(String operator) {
    if (!accept(operator)) {
      throw unexpected();
    }
  }

  private void expectKeyword(String keyword) {
    if (!acceptKeyword(keyword)) {
      throw unexpected();
    }
  }

  private void expectName(String name) {
    expect(Kind.NAME, name);
  }

  private void expect(Kind kind, String text) {
    if (!current.is(kind, text)) {
      throw unexpected();
    }
    Token unused = advance();
  }

  Unsupported unexpected() {
    return new Unsupported("code with " + current.kind() + " " + current.text());
  }

  void skipSeparators() {
    while (current.kind() == Kind.SEPARATOR) {
      Token unused = advance();
    }
  }

  /** Statements up to something that ends them. */
  Node statements() {
    depth++;
    List<Node> all = new ArrayList<>();
    skipSeparators();
    while (!isEnd()) {
      Node statement = statement();
      if (statement != NIL || current.kind() != Kind.END) {
        all.add(statement);
      }
      if (current.kind() != Kind.SEPARATOR && !isEnd()) {
        throw unexpected();
      }
      skipSeparators();
    }
    depth--;
    return all.size() == 1 ? all.get(0) : all.isEmpty() ? NIL : new Nodes.Sequence(all);
  }

  private boolean isEnd() {
    return switch (current.kind()) {
      case END -> true;
      case KEYWORD ->
          switch (current.text()) {
            case "end", "else", "elsif", "when" -> true;
            default -> false;
          };
      case OPERATOR -> current.text().equals("}") || current.text().equals(")");
      default -> false;
    };
  }

  private Node statement() {
    if (current.isKeyword("def")) {
      return definition();
    }
    Node statement = current.is(Kind.NAME, RESULT) ? output() : condition();
    while (current.kind() == Kind.KEYWORD) {
      if (acceptKeyword("if")) {
        statement = new Nodes.If(condition(), statement, NIL);
      } else if (acceptKeyword("unless")) {
        statement = new Nodes.If(condition(), NIL, statement);
      } else {
        break;
      }
    }
    return statement;
  }

  /** A method that the template defines for itself. */
  Calls.@Nullable Definition definition(String name) {
    return definitions.get(name);
  }

  private Node definition() {
    Token unused = advance();
    Token name = advance();
    LocalScope outer = scope;
    if (name.kind() != Kind.NAME || depth > 1 || outer != template || name.text().endsWith("?")) {
      throw unexpected();
    }
    expect("(");
    scope = new LocalScope(null);
    List<Block.Parameter> parameters = parameters(")");
    if (parameters.stream().anyMatch(parameter -> parameter.parts() != null)) {
      throw unexpected();
    }
    Node body = statements();
    expectKeyword("end");
    definitions.put(name.text(), new Calls.Definition(scope, parameters.size(), body));
    scope = outer;
    return NIL;
  }

  /** What the template's own text and its values became. */
  private Node output() {
    Token unused = advance();
    if (current.kind() == Kind.END) {
      return NIL;
    }
    expect(".");
    expect("<<");
    if (current.kind() == Kind.OPEN_TEXT) {
      Node text = expressions.text();
      expect(".");
      expectName("freeze");
      if (text instanceof Nodes.Literal literal && literal.value() instanceof String written) {
        return new Nodes.Written(written);
      }
      throw unexpected();
    }
    expect("(");
    expect("(");
    Node value = statements();
    expect(")");
    expect(".");
    expectName("to_s");
    expect(")");
    return new Nodes.WrittenValue(value);
  }

  /** An expression with {@code and}, {@code or} and {@code not}. */
  Node condition() {
    Node left = negation();
    while (true) {
      if (acceptKeyword("and")) {
        left = new Nodes.And(left, negation());
      } else if (acceptKeyword("or")) {
        left = new Nodes.Or(left, negation());
      } else {
        return left;
      }
    }
  }

  private Node negation() {
    if (acceptKeyword("not")) {
      if (current.isOperator("{")) {
        throw unexpected(); // A block, to Ruby.
      }
      return new Nodes.Not(negation());
    }
    if (current.isKeyword("next") && scope.isBlock()) {
      return next();
    }
    return expressions.command();
  }

  private Node next() {
    Token unused = advance();
    boolean valueless =
        current.kind() == Kind.SEPARATOR || current.kind() == Kind.KEYWORD || isEnd();
    if (!valueless) {
      throw unexpected();
    }
    return new Nodes.Next(NIL);
  }

  /** {@code if} and {@code unless} with their branches. */
  Node branches(String keyword) {
    expectKeyword(keyword);
    Node condition = condition();
    Node then = then();
    if (keyword.equals("unless")) {
      return new Nodes.If(condition, otherwise(), then);
    }
    if (current.isKeyword("elsif")) {
      return new Nodes.If(condition, then, branches("elsif"));
    }
    return new Nodes.If(condition, then, otherwise());
  }

  private Node then() {
    if (current.kind() == Kind.SEPARATOR) {
      skipSeparators();
      boolean unused = acceptKeyword("then");
    } else {
      expectKeyword("then");
    }
    return statements();
  }

  /** The last branch, with the end of all. */
  private Node otherwise() {
    Node body = acceptKeyword("else") ? statements() : NIL;
    expectKeyword("end");
    return body;
  }

  /** {@code case} with a subject. */
  Node cases() {
    expectKeyword("case");
    Node subject = condition();
    skipSeparators();
    List<Nodes.When> branches = new ArrayList<>();
    while (acceptKeyword("when")) {
      List<Node> options = new ArrayList<>();
      do {
        options.add(expressions.expression());
      } while (accept(","));
      branches.add(new Nodes.When(options, then()));
    }
    return new Nodes.Case(subject, branches, otherwise());
  }

  /** The block at the current token; null when there is none. */
  Block.@Nullable Code block() {
    String end;
    if (accept("{")) {
      end = "}";
    } else if (acceptKeyword("do")) {
      end = "end";
    } else {
      return null;
    }
    LocalScope outer = scope;
    scope = new LocalScope(outer);
    try {
      List<Block.Parameter> parameters = new ArrayList<>();
      if (accept("|")) {
        parameters.addAll(parameters("|"));
      }
      Node body = statements();
      if (end.equals("}")) {
        expect(end);
      } else {
        expectKeyword(end);
      }
      return new Block.Code(scope, parameters, body);
    } finally {
      scope = outer;
    }
  }

  private List<Block.Parameter> parameters(String end) {
    List<Block.Parameter> all = new ArrayList<>();
    do {
      if (accept("(")) {
        all.add(new Block.Parameter(0, parameters(")")));
      } else if (current.kind() == Kind.NAME) {
        all.add(new Block.Parameter(scope.parameter(advance().text()), null));
      } else {
        throw unexpected();
      }
    } while (accept(","));
    expect(end);
    return all;
  }
}
