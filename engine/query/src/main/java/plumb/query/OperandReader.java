package plumb.query;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import plumb.query.Condition.Operator;
import plumb.query.Token.Kind;
import plumb.values.EvaluationException;
import plumb.values.Regex;

/** Reads what terms are compared with, and says what cannot be. */
final class OperandReader {
  private static final int LONGEST_REGEX = 1000;
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,30}(\\.[0-9]{1,30})?");
  private static final Pattern RESOURCE =
      Pattern.compile("(::)?\\w+(::\\w+)*\\[.*\\]", Pattern.DOTALL);
  private static final Set<String> STATUSES = Set.of("changed", "unchanged", "failed", "unknown");
  private static final List<String> JOINTS = List.of("and", "or", "not", "in");

  private final String text;

  OperandReader(String text) {
    this.text = text;
  }

  /** Refuses an operator that means nothing for a term. */
  void allow(Term term, Operator operator, Token symbol) throws InvalidQueryException {
    boolean equality = operator == Operator.EQUAL;
    String allowed =
        switch (term.kind().use()) {
          case AS_TEXT, AS_ANYTHING -> null;
          case FOR_EQUALITY ->
              equality || operator == Operator.MATCHES ? null : "=, !=, ~, !~ and in";
          case AS_FLAG -> equality ? null : "= and !=, or stands alone";
          case AS_AGE -> equality || operator == Operator.MATCHES ? "<, <=, > and >=" : null;
        };
    if (allowed != null) {
      throw wrong(
          symbol,
          "QUERY_OPERATOR",
          term + " cannot be compared with " + symbol.text(),
          term + " takes " + allowed);
    }
  }

  /** Reads a value that a term is compared with. */
  Operand read(Term term, Operator operator, Token token) throws InvalidQueryException {
    boolean word = token.kind() == Kind.WORD && !JOINTS.contains(token.text());
    if (!word && token.kind() != Kind.QUOTED) {
      throw wrong(
          token,
          "QUERY_SYNTAX",
          "expected a value, found " + token.shown(),
          "texts stand in quotes: 'a text'");
    }
    if (word && (token.text().startsWith("facts.") || TermKind.of(token.text()).isPresent())) {
      throw wrong(
          token,
          "QUERY_VALUE",
          "a node's things cannot be compared with each other",
          "if this text is meant, put it into quotes");
    }
    if (operator == Operator.MATCHES) {
      return pattern(token);
    }
    return switch (term.kind().use()) {
      case AS_TEXT -> new Operand.Text(token.text());
      case FOR_EQUALITY -> equal(term, token);
      case AS_FLAG -> flag(token);
      case AS_AGE -> span(token);
      case AS_ANYTHING -> anything(operator, token);
    };
  }

  private Operand pattern(Token token) throws InvalidQueryException {
    if (token.text().length() > LONGEST_REGEX) {
      throw wrong(
          token,
          "QUERY_LIMIT",
          "a regular expression has at most " + LONGEST_REGEX + " characters",
          null);
    }
    Regex regex = Regex.of(token.text());
    try {
      regex.validate();
    } catch (EvaluationException e) {
      throw wrong(
          token, "QUERY_REGEX", "this is no regular expression: " + e.getMessage(), e.hint());
    }
    return new Operand.Pattern(regex);
  }

  private Operand equal(Term term, Token token) throws InvalidQueryException {
    String value = token.text();
    if (term.kind() == TermKind.STATUS && !STATUSES.contains(value)) {
      throw wrong(
          token,
          "QUERY_VALUE",
          "no node has the status " + token.shown(),
          value.equals("noop")
              ? "write report.noop"
              : "it is changed, unchanged, failed, or unknown when there is no report");
    }
    if (term.kind() == TermKind.RESOURCE && !RESOURCE.matcher(value).matches()) {
      throw wrong(
          token,
          "QUERY_VALUE",
          token.shown() + " is no resource",
          "write a type and a title: resource = 'Package[nginx]'");
    }
    return new Operand.Text(value);
  }

  private Operand flag(Token token) throws InvalidQueryException {
    if (!token.text().equals("true") && !token.text().equals("false")) {
      throw wrong(token, "QUERY_VALUE", "expected true or false, found " + token.shown(), null);
    }
    return new Operand.Flag(token.text().equals("true"));
  }

  private Operand span(Token token) throws InvalidQueryException {
    return TimeSpan.parse(token.text())
        .map(Operand.Span::new)
        .orElseThrow(
            () ->
                wrong(
                    token,
                    "QUERY_VALUE",
                    token.shown() + " is no time",
                    "write 90s, 30m, 12h, 7d or 1y"));
  }

  /** A word that is not quoted says by its form what it is. */
  private Operand anything(Operator operator, Token token) throws InvalidQueryException {
    String value = token.text();
    boolean word = token.kind() == Kind.WORD;
    if (word && NUMBER.matcher(value).matches()) {
      return new Operand.Quantity(new BigDecimal(value));
    }
    if (word && (value.equals("true") || value.equals("false"))) {
      if (operator != Operator.EQUAL) {
        throw wrong(token, "QUERY_VALUE", value + " has no order", "use = or !=");
      }
      return new Operand.Flag(value.equals("true"));
    }
    return new Operand.Text(value);
  }

  private InvalidQueryException wrong(
      Token token, String code, String message, @Nullable String hint) {
    return InvalidQueryException.at(
        text, token.offset(), token.end() - token.offset(), code, message, hint);
  }
}
