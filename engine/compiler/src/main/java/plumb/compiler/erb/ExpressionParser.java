package plumb.compiler.erb;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import plumb.compiler.erb.Token.Kind;
import plumb.values.Regex;
import plumb.values.Undef;

/** Parses expressions of a template's code: operators and literals. */
final class ExpressionParser {
  /** How tightly operators bind, and the methods that they call. */
  private record Operator(int level, @Nullable Method method) {}

  private static final int RANGE = 1;
  private static final int EQUALITY = 4;

  private static final Map<String, Operator> OPERATORS =
      Map.ofEntries(
          Map.entry("..", new Operator(RANGE, null)),
          Map.entry("...", new Operator(RANGE, null)),
          Map.entry("||", new Operator(2, null)),
          Map.entry("&&", new Operator(3, null)),
          Map.entry("==", new Operator(EQUALITY, Method.EQUAL)),
          Map.entry("!=", new Operator(EQUALITY, Method.UNEQUAL)),
          Map.entry("=~", new Operator(EQUALITY, Method.MATCHES)),
          Map.entry("!~", new Operator(EQUALITY, Method.MATCHES_NOT)),
          Map.entry("<=>", new Operator(EQUALITY, Method.COMPARE)),
          Map.entry("<", new Operator(5, Method.LESS)),
          Map.entry("<=", new Operator(5, Method.LESS_EQUAL)),
          Map.entry(">", new Operator(5, Method.GREATER)),
          Map.entry(">=", new Operator(5, Method.GREATER_EQUAL)),
          Map.entry("|", new Operator(6, Method.UNION)),
          Map.entry("&", new Operator(7, Method.INTERSECTION)),
          Map.entry("<<", new Operator(8, Method.APPEND)),
          Map.entry("+", new Operator(9, Method.PLUS)),
          Map.entry("-", new Operator(9, Method.MINUS)),
          Map.entry("*", new Operator(10, Method.TIMES)),
          Map.entry("/", new Operator(10, Method.DIVIDE)),
          Map.entry("%", new Operator(10, Method.REMAINDER)));

  private static final Pattern NAMED_GROUP = Pattern.compile("\\(\\?<[^=!]");

  private final RubyParser parser;
  private final RubyLexer lexer;
  private final CallParser calls;

  ExpressionParser(RubyParser parser, RubyLexer lexer) {
    this.parser = parser;
    this.lexer = lexer;
    this.calls = new CallParser(parser, lexer, this);
  }

  /** An expression that may be a call without parentheses around its arguments. */
  Node command() {
    calls.allowCommandAt(parser.current());
    return expression();
  }

  Node expression() {
    return ternary();
  }

  private Node ternary() {
    Node condition = binary(RANGE);
    if (!parser.current().isOperator("?")) {
      return condition;
    }
    calls.requireOperator();
    Token unused = parser.advance();
    Node then = ternary();
    parser.skipSeparators();
    calls.requireOperator();
    parser.expect(":");
    return new Nodes.If(condition, then, ternary());
  }

  /** Operators that bind at least so tightly. */
  private Node binary(int level) {
    Node left = unary();
    while (parser.current().kind() == Kind.OPERATOR) {
      String text = parser.current().text();
      Operator operator = OPERATORS.get(text);
      if (operator == null || operator.level < level) {
        return left;
      }
      calls.requireOperator();
      Token unused = parser.advance();
      Node right = binary(operator.level + 1);
      left = combined(text, operator, left, right);
      if (operator.level == EQUALITY || operator.level == RANGE) {
        forbidAnother(operator.level);
      }
    }
    return left;
  }

  /** Some operators do not associate. */
  private void forbidAnother(int level) {
    if (parser.current().kind() == Kind.OPERATOR) {
      Operator next = OPERATORS.get(parser.current().text());
      if (next != null && next.level == level) {
        throw parser.unexpected();
      }
    }
  }

  private static Node combined(String text, Operator operator, Node left, Node right) {
    if (operator.method != null) {
      return new Calls.Call(left, operator.method, List.of(right), null, false);
    }
    return switch (text) {
      case "&&" -> new Nodes.And(left, right);
      case "||" -> new Nodes.Or(left, right);
      default -> new Nodes.RangeLiteral(left, right, text.equals("..."));
    };
  }

  private Node unary() {
    if (parser.current().isOperator("!")) {
      boolean command = calls.isCommandAllowed(parser.current());
      Token unused = parser.advance();
      if (command) {
        calls.allowCommandAt(parser.current());
      }
      return new Nodes.Not(unary());
    }
    if (parser.current().isOperator("-") || parser.current().isOperator("+")) {
      throw parser.unexpected();
    }
    return calls.withCalls();
  }

  /** A literal, a variable, or an expression in brackets. */
  Node primary() {
    Token token = parser.current();
    switch (token.kind()) {
      case TEXT -> {
        return notFollowedByText(new Nodes.Literal(parser.advance().text()));
      }
      case OPEN_TEXT -> {
        return notFollowedByText(text());
      }
      case INTEGER -> {
        return new Nodes.Literal(whole(parser.advance().text()));
      }
      case FLOAT -> {
        return new Nodes.Literal(Double.valueOf(parser.advance().text()));
      }
      case SYMBOL -> {
        return new Nodes.Literal(RubySymbol.of(parser.advance().text()));
      }
      case OPEN_REGEX -> {
        return regex();
      }
      case WORDS -> {
        return words(parser.advance().text());
      }
      case VARIABLE -> {
        return calls.assignable(new Nodes.Variable(parser.advance().text()));
      }
      case GROUP -> {
        return new Matches.Group(Integer.parseInt(parser.advance().text()));
      }
      case CONSTANT -> {
        return calls.constant();
      }
      case NAME -> {
        return calls.name();
      }
      case KEYWORD -> {
        return keyword(token.text());
      }
      case OPERATOR -> {
        return bracket(token.text());
      }
      default -> throw parser.unexpected();
    }
  }

  private static Object whole(String digits) {
    try {
      return Long.valueOf(digits);
    } catch (NumberFormatException e) {
      throw new Unsupported("a number of more than 64 bits");
    }
  }

  private Node notFollowedByText(Node text) {
    Kind next = parser.current().kind();
    if (next == Kind.TEXT || next == Kind.OPEN_TEXT) {
      throw parser.unexpected();
    }
    return text;
  }

  private static Node words(String text) {
    List<Node> words = new ArrayList<>();
    for (String word : text.strip().split("\\s+")) {
      if (!word.isEmpty()) {
        words.add(new Nodes.Literal(word));
      }
    }
    return new Nodes.ListLiteral(words);
  }

  private Node keyword(String keyword) {
    switch (keyword) {
      case "if", "unless" -> {
        return parser.branches(keyword);
      }
      case "case" -> {
        return parser.cases();
      }
      case "defined?" -> {
        return calls.defined();
      }
      default -> {}
    }
    Object value =
        switch (keyword) {
          case "true" -> true;
          case "false" -> false;
          case "nil" -> Undef.UNDEF;
          default -> throw parser.unexpected();
        };
    Token unused = parser.advance();
    return new Nodes.Literal(value);
  }

  private Node bracket(String open) {
    return switch (open) {
      case "(" -> {
        Token unused = parser.advance();
        Node inner = parser.statements();
        parser.expect(")");
        yield inner;
      }
      case "[" -> {
        Token unused = parser.advance();
        yield new Nodes.ListLiteral(list("]"));
      }
      case "{" -> hash();
      default -> throw parser.unexpected();
    };
  }

  /** Expressions between commas up to a closing bracket. */
  List<Node> list(String end) {
    List<Node> elements = new ArrayList<>();
    parser.skipSeparators();
    while (!parser.accept(end)) {
      elements.add(expression());
      parser.skipSeparators();
      if (!parser.accept(",")) {
        parser.expect(end);
        break;
      }
      parser.skipSeparators();
    }
    return elements;
  }

  private Node hash() {
    Token unused = parser.advance();
    List<Node> keys = new ArrayList<>();
    List<Node> values = new ArrayList<>();
    parser.skipSeparators();
    while (!parser.accept("}")) {
      keys.add(expression());
      parser.expect("=>");
      values.add(expression());
      parser.skipSeparators();
      if (!parser.accept(",")) {
        parser.expect("}");
        break;
      }
      parser.skipSeparators();
    }
    return new Nodes.HashLiteral(keys, values);
  }

  /** A text in double quotes. */
  Node text() {
    List<Node> parts = parts(false);
    Token unused = parser.advance();
    if (parts.isEmpty()) {
      return new Nodes.Literal("");
    }
    return parts.size() == 1 && parts.get(0) instanceof Nodes.Literal
        ? parts.get(0)
        : new Nodes.Interpolation(parts);
  }

  private Node regex() {
    List<Node> parts = parts(true);
    int options = 0;
    for (char option : lexer.readOptions().toCharArray()) {
      options |=
          switch (option) {
            case 'i' -> Regex.IGNORE_CASE;
            case 'm' -> Regex.MULTILINE;
            case 'x' -> Regex.EXTENDED;
            default -> throw new Unsupported("an option of a regular expression");
          };
    }
    Token unused = parser.advance();
    boolean constant = parts.size() == 1 && parts.get(0) instanceof Nodes.Literal;
    if (!constant) {
      return new Nodes.RegexLiteral(parts, options);
    }
    String source = (String) ((Nodes.Literal) parts.get(0)).value();
    // Groups with names become local variables.
    if (NAMED_GROUP.matcher(source).find()) {
      throw new Unsupported("a regular expression that names groups");
    }
    return new Nodes.Literal(Regex.of(source, options));
  }

  /** Literal parts and interpolated ones; the current token is the last one before them. */
  private List<Node> parts(boolean regex) {
    String brackets = parser.current().text();
    List<Node> parts = new ArrayList<>();
    while (true) {
      StringBuilder literal = new StringBuilder();
      boolean interpolation = lexer.readText(literal, brackets, regex);
      if (literal.length() > 0) {
        parts.add(new Nodes.Literal(literal.toString()));
      }
      if (!interpolation) {
        return parts;
      }
      Token unused = parser.advance();
      parts.add(parser.statements());
      if (!parser.current().isOperator("}")) {
        throw parser.unexpected();
      }
    }
  }
}
