package plumb.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plumb.query.Condition.Operator;
import plumb.query.Condition.Place;
import plumb.query.Token.Kind;

/** Reads a query by recursive descent. For one text and thread. */
final class QueryParser {
  /** Conditions within conditions; people write three. */
  private static final int DEEPEST = 50;

  private static final int MOST_TESTS = 500;
  private static final Set<String> JOINTS = Set.of("and", "or", "in", "not");

  private final String text;
  private final Scanner scanner;
  private final OperandReader operands;
  private Token current;
  private int depth;
  private int tests;

  QueryParser(String text) throws InvalidQueryException {
    if (text.length() > Query.LONGEST) {
      throw InvalidQueryException.at(
          text.substring(0, 1),
          0,
          1,
          "QUERY_LIMIT",
          "This query has %d characters; the most are %d".formatted(text.length(), Query.LONGEST),
          null);
    }
    this.text = text;
    scanner = new Scanner(text);
    operands = new OperandReader(text);
    current = scanner.next();
  }

  Condition parse() throws InvalidQueryException {
    if (current.kind() == Kind.END) {
      throw wrong("a condition is missing", "write for instance: role = 'web'");
    }
    if (current.is("[")) {
      throw wrong(
          "a condition does not start with '['",
          "this is not PuppetDB's language: write name = 'web1', not [\"=\", \"certname\", \"web1\"]");
    }
    Condition condition = or();
    if (current.kind() != Kind.END) {
      throw wrong("expected and, or, or the end, found " + current.shown(), afterWhole());
    }
    return condition;
  }

  private String afterWhole() {
    return current.is(")")
        ? "this parenthesis closes none"
        : "conditions are joined by and, or; texts with blanks stand in quotes";
  }

  /** Reads facts that are not compared with anything. */
  List<Term> factList() throws InvalidQueryException {
    List<Term> terms = new ArrayList<>();
    do {
      if (!terms.isEmpty()) {
        advance();
      }
      terms.add(new TermReader(text, this::advance).fact(current));
    } while (current.is(","));
    if (current.kind() != Kind.END) {
      throw wrong("expected a comma, found " + current.shown(), null);
    }
    return terms;
  }

  private Token advance() throws InvalidQueryException {
    current = scanner.next();
    return current;
  }

  private Condition or() throws InvalidQueryException {
    List<Condition> any = new ArrayList<>(List.of(and()));
    while (current.is("or")) {
      advance();
      any.add(and());
    }
    return any.size() == 1 ? any.get(0) : new Condition.Or(any);
  }

  private Condition and() throws InvalidQueryException {
    List<Condition> all = new ArrayList<>(List.of(negation()));
    while (current.is("and")) {
      advance();
      all.add(negation());
    }
    return all.size() == 1 ? all.get(0) : new Condition.And(all);
  }

  private Condition negation() throws InvalidQueryException {
    if (++depth > DEEPEST) {
      throw limit("Conditions stand within more than " + DEEPEST + " others");
    }
    try {
      if (current.is("not") || current.is("!")) {
        advance();
        return new Condition.Not(negation());
      }
      return current.is("(") ? group() : test();
    } finally {
      depth--;
    }
  }

  private Condition group() throws InvalidQueryException {
    Token open = current;
    advance();
    Condition inside = or();
    if (!current.is(")")) {
      if (current.kind() == Kind.END) {
        throw InvalidQueryException.at(
            text, open.offset(), 1, "QUERY_SYNTAX", "this parenthesis is never closed", null);
      }
      throw wrong("expected and, or, or ')', found " + current.shown(), afterWhole());
    }
    advance();
    return inside;
  }

  private Condition test() throws InvalidQueryException {
    if (++tests > MOST_TESTS) {
      throw limit("A query has at most " + MOST_TESTS + " tests");
    }
    if (current.kind() != Kind.WORD || JOINTS.contains(current.text())) {
      throw wrong(
          "expected a condition, found " + current.shown(), "it starts with " + TermKind.all());
    }
    Token first = current;
    Term term = new TermReader(text, this::advance).term(current);
    return switch (current.kind() == Kind.QUOTED ? "" : current.text()) {
      case "=", "==", "!=", "<", "<=", ">", ">=", "~", "=~", "!~" -> comparison(term);
      case "in" -> membership(term);
      case "not" -> notIn(term);
      default -> present(term, first);
    };
  }

  private Condition present(Term term, Token first) throws InvalidQueryException {
    switch (term.kind()) {
      case NAME, ENVIRONMENT, STATUS -> {
        if (current.kind() == Kind.END || current.is(")") || JOINTS.contains(current.text())) {
          throw InvalidQueryException.at(
              text,
              first.offset(),
              first.text().length(),
              "QUERY_OPERATOR",
              "every node has " + (term.kind() == TermKind.ENVIRONMENT ? "an " : "a ") + term,
              "compare it: " + term + " = '...'");
        }
        throw wrong(
            "expected a comparison with = != < <= > >= ~ !~ in, found " + current.shown(), null);
      }
      default -> {
        return new Condition.Present(term);
      }
    }
  }

  private Condition comparison(Term term) throws InvalidQueryException {
    Token symbol = current;
    Operator operator =
        switch (symbol.text()) {
          case "<" -> Operator.LESS;
          case "<=" -> Operator.AT_MOST;
          case ">" -> Operator.GREATER;
          case ">=" -> Operator.AT_LEAST;
          case "~", "=~", "!~" -> Operator.MATCHES;
          default -> Operator.EQUAL;
        };
    operands.allow(term, operator, symbol);
    advance();
    Token value =
        operator == Operator.MATCHES && current.is("/") ? scanner.regex(current) : current;
    Operand operand = operands.read(term, operator, value);
    Place place = new Place(value.offset(), value.end() - value.offset());
    advance();
    Condition test = new Condition.Test(term, operator, List.of(operand), place);
    return symbol.text().startsWith("!") ? new Condition.Not(test) : test;
  }

  private Condition notIn(Term term) throws InvalidQueryException {
    advance();
    if (!current.is("in")) {
      throw wrong(
          "expected in after not, found " + current.shown(), "not stands before: not x = 1");
    }
    return new Condition.Not(membership(term));
  }

  private Condition membership(Term term) throws InvalidQueryException {
    operands.allow(term, Operator.EQUAL, current);
    advance();
    int start = current.offset();
    if (!current.is("[")) {
      throw wrong("expected '[', found " + current.shown(), "write: in ['a', 'b']");
    }
    List<Operand> values = new ArrayList<>();
    do {
      advance();
      values.add(operands.read(term, Operator.EQUAL, current));
      advance();
    } while (current.is(","));
    if (!current.is("]")) {
      throw wrong("expected ',' or ']', found " + current.shown(), null);
    }
    Place place = new Place(start, current.end() - start);
    advance();
    return new Condition.Test(term, Operator.EQUAL, values, place);
  }

  private InvalidQueryException wrong(String message, @Nullable String hint) {
    return InvalidQueryException.at(
        text, current.offset(), current.end() - current.offset(), "QUERY_SYNTAX", message, hint);
  }

  private InvalidQueryException limit(String message) {
    return InvalidQueryException.at(
        text, current.offset(), current.end() - current.offset(), "QUERY_LIMIT", message, null);
  }
}
